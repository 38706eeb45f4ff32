import { describe, expect, it } from "vitest";
import { channel, staticSchema } from "../src/index.js";

const topics = { order: { schema: staticSchema<number>() } };

describe("a channel with a plain name", () => {
  const admin = channel({ name: "admin", topics });

  it("is an instance", () => {
    expect(admin.name).toBe("admin");
    expect(admin.topics).toBe(topics);
    expect(admin.order).toEqual({ channel: "admin", topic: "order", config: topics.order });
  });

  it("keeps its name when a topic has that name too", () => {
    const odd = channel({ name: "odd", topics: { name: topics.order, topics: topics.order } });
    expect(odd.name).toBe("odd");
    expect(Object.keys(odd.topics)).toEqual(["name", "topics"]);
  });
});

describe("a channel with parameters", () => {
  const order = channel({ name: ({ id }: { id: string }) => `order:${encodeURIComponent(id)}`, topics });

  it("gives an instance for its parameters", () => {
    const instance = order({ id: "a:b" });
    expect(instance.name).toBe("order:a%3Ab");
    expect(instance.topics).toBe(topics);
    expect(instance.order).toEqual({ channel: "order:a%3Ab", topic: "order", config: topics.order });
  });

  it("has its topics without parameters", () => {
    expect(order.topics).toBe(topics);
  });
});

describe("a static schema", () => {
  it("lets everything through", async () => {
    const { validate } = staticSchema<number>()["~standard"];
    expect(await validate("no number")).toEqual({ value: "no number" });
  });
});
