import dev.typewire.gateway.Gateway;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The real gateway, for the client's tests. Prints its port, then does what each line of its input says, and answers each
 * with a line. Ends with its input.
 */
class TestGateway {
  private static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";

  private final Realtime realtime = Realtime.builder().signingKey(KEY).build();
  private Gateway gateway = start(0);
  private int port;

  public static void main(String[] arguments) throws Exception {
    TestGateway test = new TestGateway();
    System.out.println(test.gateway.port());
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(test.carryOut(line.split(" ")));
    }
    System.exit(0);
  }

  private Gateway start(int port) {
    return Gateway.builder(realtime).host("127.0.0.1").port(port).drain(Duration.ofMillis(300)).start();
  }

  private String carryOut(String[] words) throws Exception {
    switch (words[0]) {
      case "token": // milliseconds channel topic,topic
        var grants = Arrays.stream(words[3].split(",")).map(t -> new TopicGrant(words[2], t)).toList();
        return realtime.tokens().mint(TokenOptions.lasting(Duration.ofMillis(Long.parseLong(words[1]))), grants).key();
      case "publish": // channel topic first count
        int first = Integer.parseInt(words[3]);
        for (int i = first; i < first + Integer.parseInt(words[4]); i++) {
          realtime.publishJson(words[1], words[2], json(i), PublishOptions.NONE).toCompletableFuture().join();
        }
        return "published";
      case "stream": // channel topic count
        try (TopicStream<Payload> stream = realtime.streamJson(words[1], words[2], PublishOptions.NONE)) {
          for (int i = 0; i < Integer.parseInt(words[3]); i++) {
            stream.write(json(i));
          }
          stream.end();
        }
        return "streamed";
      case "tee": // channel hex
        byte[] bytes = HexFormat.of().parseHex(words[2]);
        realtime.publishRaw(words[1], "$stream", Payload.ofJson(bytes)).toCompletableFuture().join();
        return "teed";
      case "stop":
        port = gateway.port();
        gateway.close();
        return "stopped";
      case "start":
        gateway = start(port);
        return "started";
      default:
        throw new IllegalArgumentException(words[0]);
    }
  }

  private static Payload json(int number) {
    return Payload.ofJson(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
  }
}
