package dev.typewire.examples.orders;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the orders' jobs, a few at a time; a job whose worker crashed goes to another worker. */
final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final int THREADS = 8;

  private final Realtime realtime;
  private final Pace pace;
  private final InstantSource clock;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  Workers(Realtime realtime, Pace pace, InstantSource clock) {
    this.realtime = realtime;
    this.pace = pace;
    this.clock = clock;
  }

  void start(Order order) {
    run(order, new Journal());
  }

  private void run(Order order, Journal journal) {
    executor.execute(() -> work(order, journal));
  }

  private void work(Order order, Journal journal) {
    try {
      new OrderJob(realtime, order, journal, pace, clock).run();
      log.info("Order {} is on its way.", order.id());
    } catch (StepFailedException e) {
      log.info("Order {} failed: {}.", order.id(), e.reason());
    } catch (WorkerCrash e) {
      log.info("The worker of order {} crashed. Another one runs its job again.", order.id());
      run(order, journal);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Interrupts what is running and takes no more. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
