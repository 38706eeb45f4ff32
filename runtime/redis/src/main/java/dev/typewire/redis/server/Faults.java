package dev.typewire.redis.server;

import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisNoScriptException;
import java.util.concurrent.CompletionException;

/** What Redis or the connection said, in a broker's words. */
final class Faults {
  private Faults() {}

  static boolean isNoScript(Throwable fault) {
    return cause(fault) instanceof RedisNoScriptException;
  }

  /** A connection to what is no longer the master. */
  static boolean isReadOnly(Throwable fault) {
    return cause(fault) instanceof RedisCommandExecutionException answer
        && text(answer).contains("READONLY");
  }

  static BrokerException of(Throwable fault) {
    Throwable cause = cause(fault);
    if (cause instanceof BrokerException known) {
      return known;
    }
    if (cause instanceof RedisCommandTimeoutException) {
      return new BrokerUnavailableException(
          "Redis did not answer in time. A publish may or may not have happened; trying again with"
              + " its idempotency key is safe.");
    }
    if (cause instanceof RedisCommandExecutionException answer) {
      return ofAnswer(text(answer));
    }
    return new BrokerUnavailableException(
        "the connection to Redis is lost: "
            + text(cause)
            + ". A publish may or may not have happened; trying again with its idempotency key is"
            + " safe.");
  }

  private static BrokerException ofAnswer(String answer) {
    if (answer.startsWith("OOM") || answer.contains("OOM command")) {
      return new BrokerException(
          "BROKER_FULL",
          true,
          "Redis has no memory left for this: "
              + answer
              + ". Give it more, or shorten the channels' history and retention.");
    }
    if (answer.startsWith("NOPERM") || answer.contains("can't run this command")) {
      return new BrokerException(
          "BROKER_FORBIDS",
          false,
          "Redis forbids what is needed: " + answer + ". The README lists the ACL rule.");
    }
    return new BrokerUnavailableException(
        "Redis cannot do it now: " + answer + ". Nothing was published.");
  }

  private static Throwable cause(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }

  private static String text(Throwable fault) {
    return String.valueOf(fault.getMessage());
  }
}
