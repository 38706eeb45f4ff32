package dev.typewire.bench.load.socket;

/** Hears of each message's mark as it is read. */
public interface Marks {
  /** The parts of a {@link dev.typewire.bench.load.Mark}. */
  void seen(long stamp, int publisher, int number);
}
