package dev.typewire.processor.emit.typescript;

/** What the module's channels check messages with. */
public enum Schemas {
  /** Nothing: the types alone, which the server keeps to. */
  STATIC,
  /** Schemas of zod 4, which the module exports too. */
  ZOD
}
