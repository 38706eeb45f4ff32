package dev.typewire.examples.chat;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** A stand-in for a language model: recites the text that fits a question best. */
final class RecitingModel implements Model {
  private final List<Recital> recitals;
  private final Pace pace;

  RecitingModel(List<Recital> recitals, Pace pace) {
    this.recitals = recitals;
    this.pace = pace;
  }

  @Override
  public Reply answer(String question) {
    Recital recital =
        recitals.stream()
            .max(Comparator.comparingLong(one -> one.likeness(question)))
            .orElseThrow();
    return new Reply(atPace(recital.tokens().iterator()), recital.source());
  }

  private Iterator<String> atPace(Iterator<String> tokens) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return tokens.hasNext();
      }

      @Override
      public String next() {
        pace.rest();
        return tokens.next();
      }
    };
  }
}
