package dev.typewire.redis.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets so much asynchronous work run at a time, and the rest wait in order. */
final class Turns {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int free;
  private boolean handingOut;

  Turns(int atATime) {
    this.free = atATime;
  }

  <T> CompletionStage<T> take(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    synchronized (this) {
      waiting.add(() -> run(work, result));
    }
    handOut();
    return result;
  }

  private <T> void run(Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {
    var unused =
        work.get()
            .whenComplete(
                (value, fault) -> {
                  giveBack();
                  if (fault != null) {
                    result.completeExceptionally(fault);
                  } else {
                    result.complete(value);
                  }
                });
  }

  private void giveBack() {
    synchronized (this) {
      free++;
    }
    handOut();
  }

  /** Work that is done at once gives its turn back in here, so one loop hands out for all. */
  private void handOut() {
    synchronized (this) {
      if (handingOut) {
        return;
      }
      handingOut = true;
    }
    for (Runnable turn = next(); turn != null; turn = next()) {
      turn.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    if (free == 0 || waiting.isEmpty()) {
      handingOut = false;
      return null;
    }
    free--;
    return waiting.remove();
  }
}
