package dev.typewire.bench.redis;

import dev.typewire.bench.load.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** The scripts that bare Lettuce runs: the broker's own, and the least that would do. */
final class Scripts {
  /** Bytes before the payload as the broker stores it: about what kind, topic and key take. */
  private static final String HEAD = "D\0\4tick" + "-".repeat(20);

  private static final byte[] MESSAGE = LettuceWay.bytes(HEAD + Mark.message(0, 0, 0));

  /** A stream without end or idempotency, and a notification. */
  private static final String LEAST =
      """
      local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'm', ARGV[2])
      redis.call('PUBLISH', ARGV[3], ARGV[2])
      return id
      """;

  private Scripts() {}

  static LettuceWay brokers(String uri) throws IOException {
    byte[][] arguments = {
      LettuceWay.bytes("epoch"),
      LettuceWay.bytes("256"),
      LettuceWay.bytes("600000"),
      MESSAGE,
      LettuceWay.bytes("PUBLISH"),
      LettuceWay.bytes("bare:{c0}:n")
    };
    return new LettuceWay(
        uri,
        read("state.lua") + read("append.lua"),
        call(
            number -> new String[] {"bare:{c0}:h", "bare:{c0}:s", "bare:{c0}:k:" + hex(number)},
            arguments));
  }

  static LettuceWay least(String uri) {
    byte[][] arguments = {LettuceWay.bytes("256"), MESSAGE, LettuceWay.bytes("least:{c0}:n")};
    return new LettuceWay(uri, LEAST, call(number -> new String[] {"least:{c0}:s"}, arguments));
  }

  private static String hex(long number) {
    return Long.toHexString(number);
  }

  private static LettuceWay.Call call(LongFunction<String[]> keys, byte[][] arguments) {
    return new LettuceWay.Call() {
      @Override
      public String[] keys(long number) {
        return keys.apply(number);
      }

      @Override
      public byte[][] arguments() {
        return arguments;
      }
    };
  }

  private static String read(String file) throws IOException {
    String path = "/dev/typewire/redis/channel/" + file;
    try (InputStream in = Scripts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
