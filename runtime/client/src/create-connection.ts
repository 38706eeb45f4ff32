import { type Connection, makeConnection } from "./connection.js";
import type { ConnectionOptions } from "./options.js";
import { systemRuntime } from "./runtime.js";

/**
 * Makes a connection of your own for subscriptions to share, to see its state or to set it apart from the page's:
 *
 * ```ts
 * const connection = createConnection({ lingerMs: 10_000 });
 * connection.onStateChange(({ phase }) => badge.textContent = phase);
 * subscribe({ channel: orderChannel({ orderId: "42" }), topics: ["step"], token, connection });
 * ```
 *
 * It leads to one gateway: that of its first subscription.
 */
export const createConnection = (options: ConnectionOptions = {}): Connection => makeConnection(systemRuntime, options);
