package dev.typewire.bench.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** A script by bare Lettuce, as it is without settings: what no broker can beat. */
final class LettuceWay implements Way {
  /** What a script is called with. */
  interface Call {
    /** Its keys, for the message of this number. */
    String[] keys(long number);

    /** Its arguments, which are the same for each message. */
    byte[][] arguments();
  }

  private final RedisClient client;
  private final RedisAsyncCommands<String, byte[]> commands;
  private final String digest;
  private final Call call;

  LettuceWay(String uri, String script, Call call) {
    this.client = RedisClient.create(uri);
    this.commands =
        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)).async();
    this.digest = commands.scriptLoad(script).toCompletableFuture().join();
    this.call = call;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<?> append(long number) {
    return commands.evalsha(digest, ScriptOutputType.VALUE, call.keys(number), call.arguments());
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
