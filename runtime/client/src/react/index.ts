export type { StoreRunStatus as UseRealtimeRunStatus } from "../store/snapshot.js";
export type { FullToken } from "./full-token.js";
export type {
  ClientSubscriptionToken,
  UseRealtimeChannelsOptions,
  UseRealtimeOptions,
  UseRealtimeResult,
} from "./hook-options.js";
export { useRealtime } from "./use-realtime.js";
export type { RealtimeView, UseRealtimeConnectionStatus } from "./view.js";
