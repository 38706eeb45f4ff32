package dev.typewire.gateway;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What of the heap somebody still holds. */
final class LiveHeap {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final int MOST_COLLECTIONS = 20;
  private static final long SETTLED = 16 << 10;

  private LiveHeap() {}

  /** The bytes that are left when a collection finds hardly anything more. */
  static long bytes() {
    long before = Long.MAX_VALUE;
    long left = collected();
    for (int i = 0; i < MOST_COLLECTIONS && before - left > SETTLED; i++) {
      before = left;
      left = collected();
    }
    return left;
  }

  private static long collected() {
    System.gc();
    return MEMORY.getHeapMemoryUsage().getUsed();
  }
}
