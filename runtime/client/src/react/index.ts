export type { StoreRunStatus as UseRealtimeRunStatus } from "../store/snapshot.js";
export type {
  ClientSubscriptionToken,
  FullToken,
  UseRealtimeChannelsOptions,
  UseRealtimeOptions,
  UseRealtimeResult,
} from "./hook-options.js";
export { useRealtime } from "./use-realtime.js";
export type { RealtimeView, UseRealtimeConnectionStatus } from "./view.js";
