export {
  type Channel,
  type ChannelDefinition,
  type ChannelInput,
  type ChannelInstance,
  type ChannelName,
  channel,
  type HasStreams,
  type InferTopics,
  type TopicConfig,
  type TopicData,
  type TopicName,
  type TopicRef,
  type TopicsConfig,
} from "./channel.js";
export type { Connection } from "./connection.js";
export { createConnection } from "./create-connection.js";
export { RealtimeError, type RealtimeErrorInit, type Retry } from "./errors.js";
export type {
  Dropped,
  Gap,
  InvalidMessage,
  MessageOf,
  Placed,
  RawMessage,
  RealtimeMessage,
  StreamChunk,
  StreamEnd,
  StreamMessageOf,
  StreamPart,
  StreamStart,
} from "./message.js";
export type { ConnectionOptions, MessageHandler, SubscribeOptions } from "./options.js";
export type { RunStatus, RunUpdate } from "./run.js";
export {
  type SchemaIssue,
  type SchemaOutput,
  type SchemaResult,
  type StandardSchema,
  staticSchema,
} from "./standard-schema.js";
export type { ConnectionState } from "./state.js";
export { createStore } from "./store/create-store.js";
export type { Store } from "./store/make-store.js";
export type {
  MessageIn,
  PauseReason,
  Snapshot,
  StoreMessages,
  StoreRunStatus,
  StoreState,
  TopicMessage,
} from "./store/snapshot.js";
export type { AnyOptions, ChannelsOptions, ChannelTopics, StoreOptions, StoreSettings } from "./store/store-options.js";
export { subscribe } from "./subscribe.js";
export type { Subscription } from "./subscription.js";
export type { Token, TokenSource } from "./token.js";
export type { WebSocketConstructor, WebSocketEvent, WebSocketLike } from "./web-socket.js";
