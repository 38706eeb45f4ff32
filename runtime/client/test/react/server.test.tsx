import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { useRealtime } from "../../src/react/index.js";

it("a server renders the hook idle, and opens nothing", async () => {
  const token = vi.fn(() => "token");
  const webSocket = vi.fn();
  function Order() {
    const { connectionStatus, messages, runStatus } = useRealtime({
      channel: "order:42",
      topics: ["step"],
      token,
      webSocket,
      apiBaseUrl: "http://localhost:1",
    });
    return `${connectionStatus} ${runStatus} ${messages.all.length}`;
  }
  expect(renderToString(<Order />)).toBe("idle unknown 0");
  await new Promise((resolve) => setTimeout(resolve));
  expect(token).not.toHaveBeenCalled();
  expect(webSocket).not.toHaveBeenCalled();
});
