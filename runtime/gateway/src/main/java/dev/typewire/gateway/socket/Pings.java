package dev.typewire.gateway.socket;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pings of one event loop's connections: one timer for all of them, which pings a part of them
 * at a time. Belongs to the event loop.
 */
final class Pings {
  private static final int ROWS = 8;

  private final EventLoop loop;
  private final long tickMicros;
  private final List<List<SocketHandler>> rows =
      Stream.<List<SocketHandler>>generate(ArrayList::new).limit(ROWS).toList();
  private @Nullable Future<?> timer;
  private int turn;
  private int size;

  /** Pings each connection once in this time, or a little more. */
  Pings(EventLoop loop, Duration interval) {
    this.loop = loop;
    this.tickMicros = Math.max(1, TimeUnit.NANOSECONDS.toMicros(interval.toNanos()) / ROWS);
  }

  /** Takes a connection in; its first ping is due when the row has its next turn. */
  void add(SocketHandler handler) {
    if (timer == null) {
      // Not at a fixed rate: after a pause of the whole process, such a timer would make up for it
      // with all the pings at once, and nobody could have answered them.
      timer =
          loop.scheduleWithFixedDelay(this::tick, tickMicros, tickMicros, TimeUnit.MICROSECONDS);
    }
    handler.row = turn;
    handler.index = rows.get(turn).size();
    rows.get(turn).add(handler);
    size++;
  }

  /** Lets a connection go; the row's last one takes its place. */
  void remove(SocketHandler handler) {
    List<SocketHandler> row = rows.get(handler.row);
    SocketHandler last = row.remove(row.size() - 1);
    if (last != handler) {
      row.set(handler.index, last);
      last.index = handler.index;
    }
    size--;
    if (size == 0 && timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void tick() {
    turn = (turn + 1) % ROWS;
    List<SocketHandler> row = rows.get(turn);
    for (int i = row.size() - 1; i >= 0; i--) { // backwards, since a ping can end a connection
      if (i < row.size()) {
        row.get(i).ping();
      }
    }
  }
}
