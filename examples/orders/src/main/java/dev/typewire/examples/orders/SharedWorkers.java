package dev.typewire.examples.orders;

import dev.typewire.examples.orders.JobQueue.Job;
import dev.typewire.runtime.Realtime;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's workers, for orders in Redis: any node's workers go on with the jobs of a dead one.
 */
final class SharedWorkers implements Workers {
  private static final Logger log = LoggerFactory.getLogger(SharedWorkers.class);
  private static final int THREADS = 8;
  private static final long LOOK_MS = 200;

  private final Realtime realtime;
  private final RedisCommands<String, String> redis;
  private final SharedOrders orders;
  private final Pace pace;
  private final InstantSource clock;
  private final JobQueue queue;
  private final Set<Job> running = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor();

  SharedWorkers(
      Realtime realtime,
      RedisCommands<String, String> redis,
      SharedOrders orders,
      Pace pace,
      InstantSource clock) {
    this.realtime = realtime;
    this.redis = redis;
    this.orders = orders;
    this.pace = pace;
    this.clock = clock;
    this.queue = new JobQueue(redis, "node-" + ProcessHandle.current().pid());
    var unused = look.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void start(Order order) {
    queue.add(order.id());
  }

  private void look() {
    try {
      queue.keep(running);
      int free = THREADS - running.size();
      if (free > 0) {
        queue.take(free).forEach(this::run);
      }
    } catch (RedisException e) {
      log.warn("Jobs wait for Redis: {}", e.getMessage());
    }
  }

  private void run(Job job) {
    if (running.add(job)) {
      threads.execute(() -> work(job));
    }
  }

  private void work(Job job) {
    try {
      perform(orders.find(job.orderId()).orElseThrow());
      queue.done(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (WorkerCrash | RuntimeException e) {
      log.info("The worker of order {} ended: {}. Another takes over.", job.orderId(), e);
    } finally {
      running.remove(job);
    }
  }

  private void perform(Order order) throws InterruptedException {
    Journal journal = new SharedJournal(redis, realtime.mapper(), order.id());
    try {
      new OrderJob(realtime, order, journal, pace, clock).run();
      log.info("Order {} is on its way.", order.id());
    } catch (StepFailedException e) {
      log.info("Order {} failed: {}.", order.id(), e.reason());
    }
  }

  @Override
  public void close() {
    look.shutdownNow();
    threads.shutdownNow();
  }
}
