import { describe, expectTypeOf, it } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import {
  type ConnectionState,
  channel,
  type RealtimeMessage,
  type RunUpdate,
  staticSchema,
  subscribe,
  type WebSocketConstructor,
} from "../src/index.js";

interface OrderStep {
  name: string;
  status: "running" | "complete" | "failed";
}
interface LogLine {
  text: string;
}

const orderChannel = /* @__PURE__ */ channel({
  name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
  topics: { step: { schema: staticSchema<OrderStep>() }, log: { schema: staticSchema<LogLine>() } },
});
const adminChannel = /* @__PURE__ */ channel({ name: "admin", topics: { order: { schema: staticSchema<number>() } } });
const order = orderChannel({ orderId: "42" });
const token = async () => "token";

describe("a definition", () => {
  it("carries its types", () => {
    expectTypeOf(orderChannel.$params).toEqualTypeOf<{ orderId: string }>();
    expectTypeOf(orderChannel.$infer.step).toEqualTypeOf<OrderStep>();
    expectTypeOf(adminChannel.$infer.order).toEqualTypeOf<number>();
    expectTypeOf(adminChannel.name).toEqualTypeOf<"admin">();
    expectTypeOf(order.name).toEqualTypeOf<string>();
    expectTypeOf(order.step.topic).toEqualTypeOf<string>();
  });

  it("wants its parameters", () => {
    // @ts-expect-error: orderId is missing
    orderChannel({});
    // @ts-expect-error: a definition with parameters is no channel yet
    subscribe({ channel: orderChannel, topics: ["step"], token });
  });
});

describe("messages", () => {
  type Message = RealtimeMessage<typeof order, "step" | "log">;

  it("narrow on their topic", () => {
    expectTypeOf<Extract<Message, { topic: "step" }>["data"]>().toEqualTypeOf<OrderStep>();
    expectTypeOf<Extract<Message, { topic: "log" }>["data"]>().toEqualTypeOf<LogLine>();
    expectTypeOf<Message["data"]>().not.toBeAny();
    expectTypeOf<Message["createdAt"]>().toEqualTypeOf<Date>();
  });

  it("of an iteration are those of the topics that were asked for", () => {
    async () => {
      for await (const message of subscribe({ channel: order, topics: ["step", "log"], token })) {
        expectTypeOf(message).not.toBeAny();
        expectTypeOf(message).toEqualTypeOf<Message>();
        if (message.topic === "step") {
          expectTypeOf(message.data).toEqualTypeOf<OrderStep>();
        }
      }
      for await (const message of subscribe({ channel: order, topics: ["log"], token })) {
        expectTypeOf(message.topic).toEqualTypeOf<"log">();
        expectTypeOf(message.data).toEqualTypeOf<LogLine>();
      }
    };
  });

  it("of a callback are the same", () => {
    () => {
      subscribe({ channel: order, topics: ["step"], token }, (message) => {
        expectTypeOf(message.data).toEqualTypeOf<OrderStep>();
      });
      subscribe({
        channel: adminChannel,
        topics: ["order"],
        token,
        onMessage: (message) => {
          expectTypeOf(message.channel).toEqualTypeOf<"admin">();
          expectTypeOf(message.data).toEqualTypeOf<number>();
        },
      });
    };
  });

  it("have what comes out of the schema, not what goes in", () => {
    const dated = channel({
      name: "dated",
      topics: { at: { schema: z.string().transform((text) => new Date(text)) } },
    });
    expectTypeOf<RealtimeMessage<typeof dated, "at">["data"]>().toEqualTypeOf<Date>();
    expectTypeOf(dated.$infer.at).toEqualTypeOf<Date>();
  });

  it("of a bare name are unknown", () => {
    () => {
      subscribe({ channel: "order:42", topics: ["anything"], token }, (message) => {
        expectTypeOf(message.topic).toEqualTypeOf<"anything">();
        if (message.kind === "data" || message.kind === "chunk") {
          expectTypeOf(message.data).toBeUnknown();
        }
        if (message.kind !== "data") {
          expectTypeOf(message.stream).toEqualTypeOf<ReadableStream<unknown>>();
        }
      });
    };
  });

  it("of a topic with streams have more kinds, and the others keep theirs", () => {
    const chat = channel({
      name: "chat",
      topics: { tokens: { schema: staticSchema<string>(), stream: true }, log: { schema: staticSchema<LogLine>() } },
    });
    type Chat = RealtimeMessage<typeof chat, "tokens" | "log">;
    type Tokens = Extract<Chat, { topic: "tokens" }>;
    expectTypeOf<Tokens["kind"]>().toEqualTypeOf<"data" | "datastream-start" | "chunk" | "datastream-end">();
    expectTypeOf<Extract<Chat, { topic: "log" }>["kind"]>().toEqualTypeOf<"data">();
    expectTypeOf<Extract<Tokens, { kind: "chunk" }>["data"]>().toEqualTypeOf<string>();
    expectTypeOf<Extract<Tokens, { kind: "datastream-start" }>["stream"]>().toEqualTypeOf<ReadableStream<string>>();
    expectTypeOf<Extract<Tokens, { kind: "datastream-end" }>["error"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Extract<Tokens, { kind: "datastream-start" }>>().not.toHaveProperty("data");
    expectTypeOf(chat.$infer.tokens).toEqualTypeOf<string>();
    () => {
      subscribe({ channel: chat, topics: ["tokens", "log"], token }, (message) => {
        if (message.kind === "chunk") {
          expectTypeOf(message.topic).toEqualTypeOf<"tokens">();
          expectTypeOf(message.data).toEqualTypeOf<string>();
        }
      });
    };
  });

  it("of topics that the channel lacks cannot be asked for", () => {
    () => {
      // @ts-expect-error: no such topic
      subscribe({ channel: order, topics: ["stepp"], token });
      // @ts-expect-error: no such topic
      subscribe({ channel: adminChannel, topics: ["step"], token });
    };
  });
});

describe("the rest", () => {
  it("tells of runs, also of statuses that only a later server knows", () => {
    () => {
      subscribe({
        channel: order,
        topics: ["log"],
        token,
        onRun: (run) => expectTypeOf(run).toEqualTypeOf<RunUpdate>(),
      });
    };
    expectTypeOf<"completed">().toExtend<RunUpdate["status"]>();
    expectTypeOf<string>().toExtend<RunUpdate["status"]>();
    expectTypeOf<RunUpdate["result"]>().toBeUnknown();
  });

  it("takes WebSockets of pages and of ws", () => {
    expectTypeOf(globalThis.WebSocket).toExtend<WebSocketConstructor>();
    expectTypeOf(WebSocket).toExtend<WebSocketConstructor>();
  });

  it("has states that narrow on their phase", () => {
    expectTypeOf<Extract<ConnectionState, { phase: "waiting" }>["retryInMs"]>().toEqualTypeOf<number>();
  });
});
