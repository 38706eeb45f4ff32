package dev.typewire.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A client with a thread of its own that follows channels as PROTOCOL.md says: whenever its
 * connection ends, it makes another one and goes on from what it was told last.
 */
abstract class Following implements AutoCloseable {
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Semaphore reading = new Semaphore(1);
  private final Thread thread = new Thread(this::run, getClass().getSimpleName());
  private volatile boolean over;
  private volatile int connections;

  final void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!over) {
      try {
        follow();
      } catch (IOException | UncheckedIOException e) {
        // Its connection was refused or cut: the next one goes on.
      } catch (RuntimeException | AssertionError e) {
        faults.add(e.toString());
      }
      if (!over) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  /** Makes a connection and reads it to its end. */
  abstract void follow() throws IOException;

  /** Ends the connection that there is with a reset. */
  abstract void reset();

  /** Whether all that comes from now on will be told on the connection that there is. */
  abstract boolean isLive();

  abstract List<Track> tracks();

  final void connected() {
    connections++;
  }

  /** How many connections it has had. */
  final int connections() {
    return connections;
  }

  final boolean isOver() {
    return over;
  }

  /** Says that it met what the protocol does not allow. */
  final void fault(String what) {
    faults.add(what);
  }

  final List<String> faults() {
    return List.copyOf(faults);
  }

  /** Stops reading, after the frame or line that it waits for. */
  final void hold() {
    reading.acquireUninterruptibly();
  }

  final void goOn() {
    reading.release();
  }

  final void waitWhileHeld() {
    reading.acquireUninterruptibly();
    reading.release();
  }

  /** Ends for good. */
  @Override
  public void close() {
    over = true;
    reset();
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
