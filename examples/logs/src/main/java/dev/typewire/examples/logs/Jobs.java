package dev.typewire.examples.logs;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs that were started, and the threads that run them. */
final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  static final int LINES = 10_000;
  private static final int CLOSE_SECONDS = 10;

  private final Realtime realtime;
  private final IntFunction<Pace> pace;
  private final InstantSource clock;
  private final Map<Job, Transcript> jobs = Collections.synchronizedMap(new LinkedHashMap<>());
  private final ExecutorService executor = Executors.newCachedThreadPool();

  /**
   * Begins without a job.
   *
   * @param pace gives each job the pace for its lines a second
   */
  Jobs(Realtime realtime, IntFunction<Pace> pace, InstantSource clock) {
    this.realtime = realtime;
    this.pace = pace;
    this.clock = clock;
  }

  synchronized Job start(int linesPerSecond) {
    String id = String.valueOf(jobs.size() + 1);
    Job job = new Job(id, LINES, linesPerSecond, clock.millis());
    Transcript transcript = new Transcript();
    jobs.put(job, transcript);
    executor.execute(() -> run(job, transcript));
    return job;
  }

  private void run(Job job, Transcript transcript) {
    try {
      Pace own = pace.apply(job.linesPerSecond());
      new BuildJob(realtime, job, transcript, own, clock).run();
      log.info("Job {} has written its {} lines.", job.id(), job.lines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Optional<Job> find(String id) {
    return all().stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /** Every job, in the order in which they were started. */
  List<Job> all() {
    synchronized (jobs) {
      return List.copyOf(jobs.keySet());
    }
  }

  /** What a job of this server has written so far. */
  Transcript transcript(Job job) {
    return Objects.requireNonNull(jobs.get(job));
  }

  /** Interrupts what is running, and returns when nothing writes a line any more. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A job does not come to its end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
