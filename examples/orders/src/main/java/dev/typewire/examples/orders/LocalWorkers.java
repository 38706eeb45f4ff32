package dev.typewire.examples.orders;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Workers of this process, for orders in its memory. */
final class LocalWorkers implements Workers {
  private static final Logger log = LoggerFactory.getLogger(LocalWorkers.class);
  private static final int THREADS = 8;

  private final Realtime realtime;
  private final Pace pace;
  private final InstantSource clock;
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);

  LocalWorkers(Realtime realtime, Pace pace, InstantSource clock) {
    this.realtime = realtime;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public void start(Order order) {
    run(order, new LocalJournal());
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

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
