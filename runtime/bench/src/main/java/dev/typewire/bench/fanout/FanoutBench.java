package dev.typewire.bench.fanout;

import dev.typewire.bench.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Delivered messages a second, and the server's CPU for them: one gateway process, many sockets of
 * one channel in this one, payloads of 200 bytes.
 *
 * <p>Messages go out in bursts of 500, and the next burst waits until every socket has the last
 * message of this one; so the figure is that of a server that always has enough to do, and never
 * that of one that drops what does not fit.
 */
public final class FanoutBench {
  private static final int BURST = 500;
  private static final int BYTES = 200;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 40;

  private FanoutBench() {}

  /** Runs with as many sockets as the first argument says; 1,000 by default. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int sockets = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    Process server = startServer();
    try (BufferedReader answers = server.inputReader(StandardCharsets.UTF_8);
        PrintWriter commands = new PrintWriter(server.outputWriter(StandardCharsets.UTF_8), true)) {
      List<String> address = List.of(answers.readLine().split(" ", 2));
      try (Sockets subscribers =
          new Sockets(sockets, Integer.parseInt(address.get(0)), address.get(1))) {
        run(sockets, subscribers, commands, answers);
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static Process startServer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            ClassPath.own(),
            FanoutServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void run(
      int sockets, Sockets subscribers, PrintWriter commands, BufferedReader answers)
      throws IOException {
    double[] perSecond = new double[ROUNDS];
    long cpuAtStart = 0;
    long cpu = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      if (round == 0) {
        cpuAtStart = cpu;
      }
      long start = System.nanoTime();
      commands.println(BURST + " " + BYTES);
      subscribers.await((long) BURST * sockets);
      double seconds = (System.nanoTime() - start) / 1e9;
      cpu = Long.parseLong(answers.readLine());
      if (round >= 0) {
        perSecond[round] = BURST * (double) sockets / seconds;
      }
    }
    double millions = (double) ROUNDS * BURST * sockets / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%d sockets of one channel, %d-byte payloads: %,.0f messages delivered a second (median of %d"
            + " bursts), %.2f CPU s of the server per million%n",
        sockets,
        BYTES,
        Figures.median(perSecond),
        ROUNDS,
        (cpu - cpuAtStart) / 1e9 / millions);
  }
}
