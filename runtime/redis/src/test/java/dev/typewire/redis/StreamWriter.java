package dev.typewire.redis;

import dev.typewire.runtime.Realtime;
import java.time.Duration;

/** A process that begins a stream, writes one chunk, says so, and does not end. */
final class StreamWriter {
  private StreamWriter() {}

  public static void main(String[] arguments) throws Exception {
    RedisBroker broker =
        RedisBroker.builder(arguments[0])
            .timeout(Duration.ofSeconds(1))
            .writerTimeout(Duration.parse(arguments[1]))
            .connect();
    Realtime realtime = Realtime.builder().broker(broker).signingKey(Node.KEY).build();
    realtime.stream(Orders.STEP_OF_42).write(arguments[2]);
    System.out.println("written");
    Thread.currentThread().join();
  }
}
