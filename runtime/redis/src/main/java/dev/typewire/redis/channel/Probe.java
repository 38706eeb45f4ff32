package dev.typewire.redis.channel;

import dev.typewire.redis.server.Server;
import dev.typewire.runtime.broker.BrokerException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out at the start whether a server can do what channels need, and may. */
public final class Probe {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)\\S*");

  private final Server server;
  private final Keys keys;

  /** Of this server, under these keys. */
  public Probe(Server server, Keys keys) {
    this.server = server;
    this.keys = keys;
  }

  /**
   * Waits for the answers.
   *
   * @throws BrokerException that names what is missing
   */
  public void run() {
    checkVersion(join(server.info("server")));
    join(server.load(Scripts.all()));
    String channel = "typewire:probe-" + UUID.randomUUID();
    String failed = join(runScript(channel));
    if (!failed.isEmpty()) {
      throw new BrokerException(
          "BROKER_FORBIDS",
          false,
          "Redis forbids what channels need: "
              + failed.replace("\n", ", ")
              + ". The README of typewire-redis lists the ACL rule that is enough.");
    }
    join(server.get(keys.idempotency(channel, "")));
    join(server.listen(keys.topic(channel)));
    server.unlisten(keys.topic(channel));
  }

  private CompletionStage<String> runScript(String channel) {
    String[] used = {keys.hash(channel), keys.stream(channel), keys.idempotency(channel, "probe")};
    return server
        .runForText(Scripts.PROBE, used, utf8(server.notifyCommand()), utf8(keys.topic(channel)))
        .thenApply(answer -> new String(answer, StandardCharsets.UTF_8));
  }

  private static void checkVersion(String info) {
    Matcher version = VERSION.matcher(info);
    if (!version.find()) {
      return; // something that speaks for Redis; the probe tells whether it can
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < 6 || (major == 6 && minor < 2)) {
      throw new BrokerException(
          "BROKER_TOO_OLD",
          false,
          "Redis is "
              + version.group().substring("redis_version:".length())
              + "; channels need 6.2 or later, or Valkey.");
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof BrokerException known ? known : e;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
