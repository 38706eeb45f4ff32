// The pages that are measured: a list of the latest 100 lines of a log, or what a selection picks of it.
import { useRealtime as useInngestRealtime } from "inngest/react";
import { memo, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { createStore } from "../src/index.ts";
import { useRealtime } from "../src/react/index.ts";

const parameters = new URLSearchParams(location.search);
const channel = "job:1";
const topics = ["log"];
const token = async () => ({ key: "token", apiBaseUrl: parameters.get("gateway") });

window.renderings = 0;

const Line = memo(({ line }) => <li>{`${line.n} ${line.text}`}</li>);

/** The list, and the number of the latest line for the script to read. */
function Lines({ messages }) {
  window.renderings += 1;
  useEffect(() => void show(messages.last?.data.n));
  return (
    <ol>
      {messages.all.map(({ data }) => (
        <Line key={data.n} line={data} />
      ))}
    </ol>
  );
}

function show(n = 0) {
  window.last = n;
}

const pages = {
  Idle: () => <p>Nothing comes here.</p>,
  Hook: () => <Lines {...useRealtime({ channel, topics, token })} />,
  Buffered: () => <Lines {...useRealtime({ channel, topics, token, bufferInterval: 100 })} />,
  Selecting: () => {
    window.renderings += 1;
    const hundreds = useRealtime({
      channel,
      topics,
      token,
      select: ({ messages }) => Math.floor((messages.last?.data.n ?? 0) / 100),
    });
    useEffect(() => show(hundreds * 100));
    return <output>{hundreds}</output>;
  },
  Unlimited: () => {
    const { messages } = useRealtime({ channel, topics, token, historyLimit: null });
    return <Lines messages={{ last: messages.last, all: messages.all.slice(-100) }} />;
  },
  Store: () => {
    useEffect(() => {
      const store = createStore({ channel, topics, token });
      return store.subscribe(() => show(store.getSnapshot().messages.last?.data.n));
    }, []);
    return <p>The store alone.</p>;
  },
  Inngest: () => <Lines {...useInngestRealtime({ channel, topics, token })} />,
  InngestBuffered: () => <Lines {...useInngestRealtime({ channel, topics, token, bufferInterval: 100 })} />,
};

const Page = pages[parameters.get("page")];
createRoot(document.body.appendChild(document.createElement("main"))).render(<Page />);
