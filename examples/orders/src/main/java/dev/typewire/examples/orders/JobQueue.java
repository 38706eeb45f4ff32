package dev.typewire.examples.orders;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The jobs that wait for a worker, and those that a worker has: a consumer group of a Redis stream.
 *
 * <p>A node keeps a job by saying so again and again; one that its node has not spoken of for
 * {@link #LEASE} goes to whichever node asks next. A node that was only slow may then still be at
 * it, so a job has to bear two workers.
 */
final class JobQueue {
  /** How long a job waits for a node that says nothing. */
  static final Duration LEASE = Duration.ofSeconds(3);

  static final String STREAM = "orders:jobs";
  static final String GROUP = "workers";
  private static final String ORDER = "order";

  /** A job in a node's hands: its place in the queue, and the order that it is about. */
  record Job(String place, String orderId) {}

  private final RedisCommands<String, String> redis;
  private final Consumer<String> node;

  JobQueue(RedisCommands<String, String> redis, String node) {
    this.redis = redis;
    this.node = Consumer.from(GROUP, node);
    createGroup();
  }

  private void createGroup() {
    try {
      redis.xgroupCreate(
          StreamOffset.from(STREAM, "0"), GROUP, XGroupCreateArgs.Builder.mkstream());
    } catch (RedisBusyException e) {
      // Another node was here first.
    }
  }

  void add(String orderId) {
    redis.xadd(STREAM, Map.of(ORDER, orderId));
  }

  /** Takes some jobs: those that a node left behind, then new ones. */
  @SuppressWarnings("unchecked") // Lettuce takes streams as varargs of a generic type
  List<Job> take(int most) {
    List<Job> jobs = new ArrayList<>();
    addAll(
        jobs,
        redis
            .xautoclaim(STREAM, XAutoClaimArgs.Builder.xautoclaim(node, LEASE, "0").count(most))
            .getMessages());
    if (jobs.size() < most) {
      addAll(
          jobs,
          redis.xreadgroup(
              node,
              XReadArgs.Builder.count(most - jobs.size()),
              StreamOffset.lastConsumed(STREAM)));
    }
    return jobs;
  }

  private static void addAll(List<Job> jobs, List<StreamMessage<String, String>> messages) {
    for (StreamMessage<String, String> message : messages) {
      jobs.add(new Job(message.getId(), message.getBody().getOrDefault(ORDER, "")));
    }
  }

  /** Says that this node is still at these. */
  void keep(Collection<Job> jobs) {
    if (!jobs.isEmpty()) {
      redis.xclaim(
          STREAM,
          node,
          XClaimArgs.Builder.minIdleTime(Duration.ZERO).justid(),
          jobs.stream().map(Job::place).toArray(String[]::new));
    }
  }

  void done(Job job) {
    redis.xack(STREAM, GROUP, job.place());
    redis.xdel(STREAM, job.place());
  }
}
