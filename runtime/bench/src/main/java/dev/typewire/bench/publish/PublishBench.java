package dev.typewire.bench.publish;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.TopicRef;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A payload of 200 bytes to a channel that nobody follows, and Jackson's own part of that. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublishBench {
  private final Realtime realtime = Realtime.inMemory();
  private final TopicRef<Tick> topic = TickChannel.tick();
  private final Tick tick = Tick.ofBytes(200);
  private final ObjectWriter jackson = JsonMapper.builder().build().writerFor(Tick.class);

  /** What {@code publish} cannot do without. */
  @Benchmark
  public byte[] writeValueAsBytes() {
    return jackson.writeValueAsBytes(tick);
  }

  /** Encoded, numbered, kept in the channel's history. */
  @Benchmark
  public Receipt publish() {
    return realtime.publish(topic, tick);
  }

  /** Ends the broker's thread. */
  @TearDown
  public void close() {
    realtime.close();
  }
}
