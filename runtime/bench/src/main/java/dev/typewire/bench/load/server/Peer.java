package dev.typewire.bench.load.server;

import java.lang.management.ManagementFactory;

/** A server that broadcasts to the WebSockets of a channel. */
interface Peer {
  /** Where it listens, on the loopback interface. */
  int port();

  /** The same where it listens in several places, with commas between them. */
  default String ports() {
    return String.valueOf(port());
  }

  /**
   * Hands a message to everybody who follows the channel, as soon as it can.
   *
   * @param json a JSON string, quotes included, of ASCII
   */
  void publish(String channel, String json);

  /** Collects the heap in full, and says how many bytes are in use then. */
  default long collect() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The process whose CPU and memory count; what it started counts with it. */
  default long pid() {
    return ProcessHandle.current().pid();
  }
}
