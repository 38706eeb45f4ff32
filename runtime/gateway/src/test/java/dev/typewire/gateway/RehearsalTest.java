package dev.typewire.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an event loop does not have to load while connections wait. */
@Timeout(300)
class RehearsalTest {
  @Test
  void firstConnectionOfAProcess_findsItsCodeLoaded() throws Exception {
    SeparateClassPath.runWatching(FirstConnection.class.getName());
  }

  @Test
  void nothingIsLeftOfIt() throws Exception {
    Rehearsal.play();
    Awaitility.await().until(() -> threads().noneMatch(name -> name.contains("rehearsal")));
  }

  @Test
  void whoIsInterruptedDuringIt_hearsOfThat_andNothingIsLeft() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(Rehearsal::play).isInstanceOf(InterruptedException.class);
    Awaitility.await().until(() -> threads().noneMatch(name -> name.contains("rehearsal")));
  }

  @Test
  void whatTheApplicationBringsToValidate_isNotAskedFor() throws Exception {
    SeparateClassPath.runWatching(Alone.class.getName());
  }

  /** Plays it, and looks at what was looked for. */
  public static final class Alone implements Consumer<Collection<String>> {
    /** As it is called by its name. */
    public Alone() {}

    @Override
    public void accept(Collection<String> loaded) {
      assertThatCode(Rehearsal::play).doesNotThrowAnyException();
      assertThat(loaded).isNotEmpty().noneMatch(name -> name.startsWith("jakarta."));
    }
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  /** Starts a gateway, brings one message over it, and looks at what was loaded for that. */
  public static final class FirstConnection implements Consumer<Collection<String>> {
    /** What a connection needs, whatever transport it comes on. */
    private static final Pattern CODE =
        Pattern.compile(
            "(dev\\.typewire\\.(runtime|gateway\\.[a-z]+)|tools\\.jackson|com\\.nimbusds"
                + "|io\\.netty\\.handler)\\..*");

    /** As it is called by its name. */
    public FirstConnection() {}

    @Override
    public void accept(Collection<String> loaded) {
      try (Realtime realtime = Realtime.inMemory();
          Gateway gateway = Gateway.builder(realtime).host("127.0.0.1").port(0).devMode().start()) {
        List<TopicGrant> step = List.of(new TopicGrant("order:42", "step"));
        String token = realtime.tokens().mint(TokenOptions.DEFAULT, step).key();
        Payload hello = Payload.ofJson("\"hello\"".getBytes(UTF_8));
        Set<String> before = new HashSet<>(loaded);
        try (RawSocket socket = RawSocket.connectV1(gateway.port())) {
          socket.sendFrame(1, subscription(token).getBytes(UTF_8));
          await(socket, "live");
          var unused = realtime.publishJson("order:42", "step", hello, PublishOptions.NONE);
          await(socket, "data");
        }
        Set<String> after = new HashSet<>(loaded);
        after.removeAll(before);
        assertThat(before).anyMatch(CODE.asMatchPredicate());
        assertThat(after).noneMatch(CODE.asMatchPredicate());
      }
    }

    private static String subscription(String token) {
      return "{\"kind\":\"sub\",\"sub\":\"1\",\"channel\":\"order:42\",\"topics\":[\"step\"],"
          + "\"token\":\""
          + token
          + "\"}";
    }

    private static void await(RawSocket socket, String kind) {
      String frame;
      do {
        frame = socket.readFrame();
      } while (!frame.contains("\"kind\":\"" + kind + "\""));
    }
  }
}
