package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Running;
import java.util.concurrent.locks.LockSupport;

/** Sends commands at a fixed rate, in a thread of its own. */
final class Ticker {
  /** What to send. */
  interface Commands {
    /** The command of this tick, from 0 on, which is sent at these nanoseconds. */
    Command at(int tick, long now);
  }

  private final Running server;
  private final int perSecond;
  private final int ticks;
  private final Commands commands;

  /** Prepares a run of so many ticks. */
  Ticker(Running server, int perSecond, int ticks, Commands commands) {
    this.server = server;
    this.perSecond = perSecond;
    this.ticks = ticks;
    this.commands = commands;
  }

  /** Begins. */
  Thread start() {
    Thread thread = new Thread(this::run, "ticker");
    thread.start();
    return thread;
  }

  private void run() {
    long start = System.nanoTime();
    for (int tick = 0; tick < ticks; tick++) {
      long at = start + tick * 1_000_000_000L / perSecond;
      for (long now = System.nanoTime(); now < at; now = System.nanoTime()) {
        LockSupport.parkNanos(at - now);
      }
      server.publish(commands.at(tick, System.nanoTime()));
    }
  }
}
