package dev.typewire.bench.fanout;

import com.sun.management.OperatingSystemMXBean;
import dev.typewire.gateway.Gateway;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The measured process: a gateway, and a publisher that does what standard input says.
 *
 * <p>It prints its port and a token. A line {@code <messages> <bytes>} publishes so many messages
 * with payloads of that size, as fast as it can, and prints the CPU nanoseconds that the process
 * has used so far. The end of the input ends it.
 */
final class FanoutServer {
  private static final String CHANNEL = "bench";
  private static final String TOPIC = "tick";

  /** All clients have one address. */
  private static final Limits ROOM =
      Limits.defaults().connections(100_000).connectionsPerAddress(100_000);

  private FanoutServer() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    try (Realtime realtime = Realtime.inMemory();
        Gateway gateway =
            Gateway.builder(realtime).host("127.0.0.1").port(0).limits(ROOM).start()) {
      String token =
          realtime
              .tokens()
              .mint(
                  TokenOptions.lasting(Duration.ofHours(1)),
                  List.of(new TopicGrant(CHANNEL, TOPIC)))
              .key();
      System.out.println(gateway.port() + " " + token);
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        List<String> words = List.of(line.split(" ", 2));
        publish(realtime, Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)));
        System.out.println(cpuNanos());
      }
    }
  }

  private static void publish(Realtime realtime, int messages, int bytes) {
    byte[] json = ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < messages; i++) {
      realtime
          .publishJson(CHANNEL, TOPIC, Payload.ofJson(json), PublishOptions.NONE)
          .toCompletableFuture()
          .join();
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
