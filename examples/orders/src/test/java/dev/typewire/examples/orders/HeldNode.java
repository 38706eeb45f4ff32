package dev.typewire.examples.orders;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;

/**
 * A node whose jobs rest until the test lets them go on, by a word in the Redis of all nodes; the
 * test has one order. A job that two workers are at, as may be, is held like that of one.
 */
final class HeldNode {
  private static final String FINISH = "test:finish";
  private static final String ALL = "all";
  private static final String JOURNAL = "orders:journal:1001";
  private static final long LOOK_MS = 20;

  private HeldNode() {}

  public static void main(String[] args) throws IOException {
    Settings settings = Settings.fromEnvironment();
    RedisClient client = RedisClient.create(settings.shared().orElseThrow().redis());
    RedisCommands<String, String> redis = client.connect().sync();
    Pace held = () -> rest(redis);
    Node.run(new Settings(settings.ports(), held, settings.shared()));
  }

  private static void rest(RedisCommands<String, String> redis) throws InterruptedException {
    while (!mayGoOn(redis)) {
      Thread.sleep(LOOK_MS);
    }
  }

  private static boolean mayGoOn(RedisCommands<String, String> redis) {
    String step = redis.get(FINISH);
    return step != null && !redis.hexists(JOURNAL, "result:" + step);
  }

  /** Lets the job finish this step, and hold at its next rest. */
  static void finish(RedisCommands<String, String> redis, String step) {
    redis.set(FINISH, step);
  }

  /** Holds nobody any more. */
  static void goOn(RedisCommands<String, String> redis) {
    redis.set(FINISH, ALL);
  }
}
