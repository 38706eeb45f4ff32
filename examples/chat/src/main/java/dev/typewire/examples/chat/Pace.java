package dev.typewire.examples.chat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long a model thinks about each token. */
@FunctionalInterface
interface Pace {
  /** Returns when it has thought; earlier if the thread is interrupted. */
  void rest();

  /** So many tokens a second. */
  static Pace of(int tokensPerSecond) {
    long nanos = TimeUnit.SECONDS.toNanos(1) / tokensPerSecond;
    return () -> LockSupport.parkNanos(nanos);
  }
}
