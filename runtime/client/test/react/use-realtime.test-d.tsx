import { describe, expectTypeOf, it } from "vitest";
import { type ChannelName, channel, createStore, type RealtimeMessage, staticSchema } from "../../src/index.js";
import { type UseRealtimeOptions, type UseRealtimeResult, useRealtime } from "../../src/react/index.js";

// As a generated module has it.
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
const chatChannel = /* @__PURE__ */ channel({
  name: "chat",
  topics: { tokens: { schema: staticSchema<string>(), stream: true } },
});

const order = orderChannel({ orderId: "42" });
const token = async () => "token";
type Order = typeof order;
type Message = RealtimeMessage<Order, "step" | "log">;

describe("messages of the hook", () => {
  it("narrow on their topic, in a component", () => {
    function Steps({ orderId }: { orderId: string }) {
      const { messages } = useRealtime({ channel: orderChannel({ orderId }), topics: ["step", "log"], token });
      expectTypeOf(messages.all).toEqualTypeOf<Message[]>();
      expectTypeOf(messages.delta).toEqualTypeOf<Message[]>();
      expectTypeOf(messages.last).toEqualTypeOf<Message | null>();
      expectTypeOf(messages.byTopic.step?.data).toEqualTypeOf<OrderStep | undefined>();
      expectTypeOf(messages.byTopic.log?.data).toEqualTypeOf<LogLine | undefined>();
      return messages.all.map((message) => {
        expectTypeOf(message).not.toBeAny();
        expectTypeOf(message.data).not.toBeAny();
        if (message.topic === "step") {
          expectTypeOf(message.data).toEqualTypeOf<OrderStep>();
        } else {
          expectTypeOf(message.data).toEqualTypeOf<LogLine>();
        }
        return message.id;
      });
    }
    return Steps;
  });

  it("are those of the topics that were asked for", () => {
    function Log() {
      const { messages } = useRealtime({ channel: order, topics: ["log"], token });
      expectTypeOf(messages.last?.data).toEqualTypeOf<LogLine | undefined>();
      // @ts-expect-error: not asked for
      messages.byTopic.step;
      // @ts-expect-error: no such topic
      useRealtime({ channel: order, topics: ["stepp"], token });
      // @ts-expect-error: a definition with parameters is no channel yet
      useRealtime({ channel: orderChannel, topics: ["step"], token });
    }
    return Log;
  });

  it("of streams have their kinds", () => {
    function Chat() {
      const { messages } = useRealtime({ channel: chatChannel, topics: ["tokens"], token });
      for (const message of messages.delta) {
        if (message.kind === "chunk") {
          expectTypeOf(message.data).toEqualTypeOf<string>();
        }
      }
    }
    return Chat;
  });

  it("of a bare name are unknown", () => {
    function Any() {
      const { messages, result } = useRealtime({ channel: "order:42", topics: ["anything"], token });
      const last = messages.byTopic.anything;
      if (last?.kind === "data") {
        expectTypeOf(last.data).toBeUnknown();
      }
      expectTypeOf(result).toBeUnknown();
    }
    return Any;
  });

  it("of several channels are a union that narrows on channel and topic", () => {
    function Dashboard() {
      const { messages } = useRealtime({
        channels: [
          { channel: order, topics: ["step", "log"] },
          { channel: adminChannel, topics: ["order"] },
        ],
        token,
      });
      for (const message of messages.all) {
        expectTypeOf(message).not.toBeAny();
        if (message.topic === "order") {
          expectTypeOf(message.channel).toEqualTypeOf<"admin">();
          expectTypeOf(message.data).toEqualTypeOf<number>();
        } else if (message.topic === "step") {
          expectTypeOf(message.data).toEqualTypeOf<OrderStep>();
        }
      }
      expectTypeOf(messages.byTopic.order?.data).toEqualTypeOf<number | undefined>();
      // @ts-expect-error: no such topic
      useRealtime({ channels: [{ channel: adminChannel, topics: ["step"] }], token });
    }
    return Dashboard;
  });

  it("of a list of channels that is computed are typed too", () => {
    function Orders({ ids }: { ids: string[] }) {
      const { messages } = useRealtime({
        channels: ids.map((orderId) => ({ channel: orderChannel({ orderId }), topics: ["step"] as const })),
        token,
      });
      expectTypeOf(messages.last?.data).toEqualTypeOf<OrderStep | undefined>();
    }
    return Orders;
  });
});

describe("a selection", () => {
  it("is what the hook returns", () => {
    function Count() {
      const count = useRealtime({
        channel: order,
        topics: ["step"],
        token,
        select: ({ messages }) => {
          expectTypeOf(messages.all).toEqualTypeOf<RealtimeMessage<Order, "step">[]>();
          return messages.all.length;
        },
      });
      expectTypeOf(count).toEqualTypeOf<number>();
      const admin = useRealtime({
        channels: [{ channel: adminChannel, topics: ["order"] }],
        token,
        select: ({ messages, reset }) => ({ last: messages.last?.data, reset }),
      });
      expectTypeOf(admin).toEqualTypeOf<{ last: number | undefined; reset: () => void }>();
    }
    return Count;
  });
});

describe("a token", () => {
  it("may say what it is for", () => {
    function Steps() {
      const getToken = async () => ({ key: "token", channel: order, topics: ["step"] as ["step"] });
      const { messages } = useRealtime({ token: getToken });
      expectTypeOf(messages.byTopic.step?.data).toEqualTypeOf<OrderStep | undefined>();
      const untyped = useRealtime({ token: { key: "token", channel: "order:42", topics: ["step"] } });
      expectTypeOf(untyped.messages.last).not.toBeAny();
    }
    return Steps;
  });
});

describe("the named types", () => {
  it("take a channel and its topics", () => {
    type Result = UseRealtimeResult<Order, readonly ["step"]>;
    expectTypeOf<Result["messages"]["all"][number]["data"]>().toEqualTypeOf<OrderStep>();
    expectTypeOf<UseRealtimeOptions<Order, readonly ["step"]>["topics"]>().toEqualTypeOf<
      readonly ["step"] | undefined
    >();
    expectTypeOf<ChannelName<typeof adminChannel>>().toEqualTypeOf<"admin">();
  });
});

describe("a store", () => {
  it("has the same messages", () => {
    () => {
      const one = createStore({ channel: order, topics: ["step"], token });
      expectTypeOf(one.getSnapshot().messages.all).toEqualTypeOf<readonly RealtimeMessage<Order, "step">[]>();
      const two = createStore({
        channels: [
          { channel: order, topics: ["log"] },
          { channel: adminChannel, topics: ["order"], token: "another" },
        ],
        token,
      });
      expectTypeOf(two.getSnapshot().messages.last?.data).toEqualTypeOf<LogLine | number | undefined>();
      // @ts-expect-error: no such topic
      createStore({ channel: order, topics: ["stepp"], token });
    };
  });
});
