package dev.typewire.gateway.publish;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.TypewireException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a publisher what went wrong. */
final class PublishFaults {
  private static final Logger log = LoggerFactory.getLogger(PublishFaults.class);

  private PublishFaults() {}

  /** The refusal that a failed publish comes to. */
  static Refusal refusal(@Nullable Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    if (cause instanceof TypewireException e) {
      return Refusal.of(e);
    }
    if (cause instanceof TimeoutException) {
      return new Refusal(
          ErrorCode.BROKER_UNAVAILABLE,
          "The broker did not answer in time. It may have the message.");
    }
    log.error("A publish over HTTP failed", cause);
    return new Refusal(ErrorCode.INTERNAL, "The server failed. Its log has the reason.");
  }
}
