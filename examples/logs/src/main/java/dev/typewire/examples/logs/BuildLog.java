package dev.typewire.examples.logs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Makes up the log of a build: phase after phase, in bursts of lines that come at once. The same
 * seed gives the same log.
 */
final class BuildLog implements Iterator<List<Draft>> {
  private final Random random;
  private final Words words;
  private final int lines;
  private final Iterator<Phase> phases = Phase.ALL.iterator();
  private Phase phase = phases.next();
  private int written;
  private int phaseEnd;

  BuildLog(long seed, int lines) {
    this.random = new Random(seed);
    this.words = new Words(random);
    this.lines = lines;
    this.phaseEnd = end(phase);
  }

  @Override
  public boolean hasNext() {
    return written < lines;
  }

  /** The next lines that come at once: one or more, all of one phase. */
  @Override
  public List<Draft> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The log has ended.");
    }
    while (written == phaseEnd) {
      phase = phases.next();
      phaseEnd = end(phase);
    }
    int size = Math.min(phase.burst(random), phaseEnd - written);
    List<Draft> burst = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      burst.add(phase.draft(words, random));
    }
    written += size;
    return burst;
  }

  private int end(Phase begun) {
    return phases.hasNext() ? written + lines * begun.percent() / 100 : lines;
  }
}
