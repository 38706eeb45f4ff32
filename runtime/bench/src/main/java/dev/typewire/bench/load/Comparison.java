package dev.typewire.bench.load;

import dev.typewire.bench.Figures;
import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asks servers the same question, in turns, a few times over, and prints the medians of what they
 * answer.
 */
final class Comparison {
  private static final int ROUNDS = 3;

  /** What is measured: one figure a column. */
  interface Question {
    double[] ask(Running server) throws IOException, InterruptedException;
  }

  private final List<String> columns;
  private final List<String> javaOptions;
  private final int rounds;
  private final Question question;
  private final Map<Kind, Running> servers = new EnumMap<>(Kind.class);
  private final Map<Kind, List<double[]>> figures = new EnumMap<>(Kind.class);
  private final Map<Kind, String> failures = new EnumMap<>(Kind.class);

  private Comparison(
      List<String> columns, List<String> javaOptions, int rounds, Question question) {
    this.columns = columns;
    this.javaOptions = javaOptions;
    this.rounds = rounds;
    this.question = question;
  }

  /** Asks servers that live through all rounds. */
  static void run(String title, List<String> columns, List<Kind> kinds, Question question)
      throws IOException, InterruptedException {
    run(title, columns, kinds, ROUNDS, question);
  }

  /** The same in as many rounds as one wants. */
  static void run(
      String title, List<String> columns, List<Kind> kinds, int rounds, Question question)
      throws IOException, InterruptedException {
    new Comparison(columns, List.of(), rounds, question).run(title, kinds, false);
  }

  /**
   * Asks a server that has just started, each time.
   *
   * @param javaOptions what servers in Java are started with
   */
  static void runFresh(
      String title,
      List<String> columns,
      List<Kind> kinds,
      List<String> javaOptions,
      Question question)
      throws IOException, InterruptedException {
    new Comparison(columns, javaOptions, ROUNDS, question).run(title, kinds, true);
  }

  private void run(String title, List<Kind> kinds, boolean fresh)
      throws IOException, InterruptedException {
    try {
      for (int round = 0; round < rounds; round++) {
        for (Kind kind : kinds) {
          ask(kind);
          if (fresh || failures.containsKey(kind)) {
            stop(kind);
          }
        }
      }
    } finally {
      for (Kind kind : kinds) {
        stop(kind);
      }
    }
    print(title, kinds);
  }

  private void ask(Kind kind) throws InterruptedException {
    if (failures.containsKey(kind)) {
      return;
    }
    try {
      Running server = servers.get(kind);
      if (server == null) {
        server = Running.start(kind, javaOptions);
        servers.put(kind, server);
      }
      figures.computeIfAbsent(kind, k -> new ArrayList<>()).add(question.ask(server));
    } catch (IOException e) {
      failures.put(kind, String.valueOf(e.getMessage()));
    }
  }

  private void stop(Kind kind) throws InterruptedException {
    Running server = servers.remove(kind);
    if (server != null) {
      server.stop();
    }
  }

  private void print(String title, List<Kind> kinds) {
    System.out.printf("%n%s; medians of %d rounds%n%-16s", title, rounds, "");
    columns.forEach(column -> System.out.printf("%16s", column));
    System.out.println();
    for (Kind kind : kinds) {
      System.out.printf("%-16s", kind.label());
      if (failures.containsKey(kind)) {
        System.out.print("  failed: " + failures.get(kind));
      } else {
        for (int column = 0; column < columns.size(); column++) {
          System.out.printf(Locale.ROOT, "%,16.2f", median(kind, column));
        }
      }
      System.out.println();
    }
  }

  private double median(Kind kind, int column) {
    return Figures.median(
        figures.getOrDefault(kind, List.of()).stream()
            .mapToDouble(round -> round[column])
            .toArray());
  }
}
