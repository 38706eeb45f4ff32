package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Orders.Step;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.broker.contract.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String IDS = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331";
  private static final String TRACEPARENT = "00-" + IDS + "-01";

  @ParameterizedTest
  @CsvSource({
    "00-" + IDS + "-01,          00-" + IDS + "-01",
    "00-" + IDS + "-00,          00-" + IDS + "-00",
    "00-" + IDS + "-ff,          00-" + IDS + "-ff",
    "cc-" + IDS + "-01,          00-" + IDS + "-01",
    "cc-" + IDS + "-03-what-now, 00-" + IDS + "-01",
    "cc-" + IDS + "-02-,         00-" + IDS + "-00"
  })
  void wellFormed_isHandedOnInTheVersionThatIsKnown(String header, String written) {
    assertThat(TraceContext.parse(header, null).orElseThrow().traceparent()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + IDS + "-01",
        "0-" + IDS + "-01",
        "00-" + IDS + "-1",
        "00-" + IDS + "-01-",
        "00-" + IDS + "-01-what-now",
        "cc-" + IDS + "-01what-now",
        " 00-" + IDS + "-01",
        "00_" + IDS + "_01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"
      })
  void malformed_isNoContext(String header) {
    assertThat(TraceContext.parse(header, "vendor=1")).isEmpty();
    assertThat(TraceContext.parse(null, "vendor=1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor=1", "a=1,b=\"2\\ ", "0tenant@x=1", " a=1 , ,b=2"})
  void state_goesAlong(String state) {
    assertThat(TraceContext.parse(TRACEPARENT, state).orElseThrow().tracestate()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "vendor", "Vendor=1", "a=1,a=2", "a=", "a=b=c", "é=1", "a=é"})
  void malformedState_isLeftOut_andTheContextStays(String state) {
    TraceContext trace = TraceContext.parse(TRACEPARENT, state).orElseThrow();
    assertThat(trace.traceparent()).isEqualTo(TRACEPARENT);
    assertThat(trace.tracestate()).isNull();
  }

  @Test
  void stateBeyondItsLimits_isLeftOut() {
    String members =
        IntStream.range(0, 33).mapToObj(n -> "k" + n + "=1").collect(Collectors.joining(","));
    assertThat(TraceContext.parse(TRACEPARENT, members).orElseThrow().tracestate()).isNull();
    String most = members.substring(0, members.lastIndexOf(','));
    assertThat(TraceContext.parse(TRACEPARENT, most).orElseThrow().tracestate()).isEqualTo(most);
    String wide = "a=" + "1".repeat(256) + ",b=" + "1".repeat(251);
    assertThat(TraceContext.parse(TRACEPARENT, wide).orElseThrow().tracestate()).isEqualTo(wide);
    assertThat(TraceContext.parse(TRACEPARENT, wide + "1").orElseThrow().tracestate()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                         | {\"traceparent\":\"T\",\"tracestate\":\"a=\\\"\"}",
        " { }                       | {\"traceparent\":\"T\",\"tracestate\":\"a=\\\"\" }",
        "{\"by\":1.50,\"in\":{\"traceparent\":2}} | {\"traceparent\":\"T\",\"tracestate\":\"a=\\\"\",\"by\":1.50,\"in\":{\"traceparent\":2}}",
        "{\"traceparent\":\"mine\"} | {\"traceparent\":\"mine\"}",
        "{\"tracestate\":\"mine\"}  | {\"traceparent\":\"T\",\"tracestate\":\"mine\"}",
        "[1]                        | [1]",
        "{\"by\":                   | {\"by\":"
      })
  void metadata_keepTheirOwnFields(String metadata, String merged) {
    TraceContext trace = TraceContext.parse(TRACEPARENT, "a=\"").orElseThrow();
    assertThat(trace.in(json(metadata)).text()).isEqualTo(merged.replace("\"T\"", quoted()));
  }

  @Test
  void everyPublish_isPartOfTheCallersTrace() {
    ThreadLocal<String> current = new ThreadLocal<>();
    RecordingListener listener = new RecordingListener();
    try (Realtime realtime = Realtime.builder().traceContext(current::get).build()) {
      realtime
          .broker()
          .subscribe("order:42", Start.now(), Runnable::run, listener)
          .toCompletableFuture()
          .join()
          .request(100);
      realtime.publish(Orders.step("42"), new Step("untraced", 1));
      current.set("no trace");
      realtime.publish(Orders.step("42"), new Step("untraced", 2));
      current.set(TRACEPARENT);
      realtime.publish(Orders.step("42"), new Step("traced", 3));
      realtime.publish(
          Orders.step("42"), new Step("traced", 4), PublishOptions.NONE.with(json("{\"by\":1}")));
      realtime.publishJson("order:42", "step", json("5"), PublishOptions.NONE);
      DurableRun run = realtime.durable("run-7");
      run.publish("a", Orders.step("42"), new Step("traced", 6));
      run.publishStatus(Orders.of("42"), RunStatus.RUNNING);
      try (TopicStream<Step> stream = run.stream("b", Orders.step("42"))) {
        current.set(null); // a stream's trace is the one that it was opened in
        stream.write(new Step("traced", 7));
        stream.end();
      }
      await().until(() -> listener.count() == 10);
    }
    List<StoredMessage> messages = listener.messages();
    assertThat(messages.subList(0, 2)).extracting(StoredMessage::metadata).containsOnlyNulls();
    assertThat(messages.subList(2, 10))
        .extracting(message -> message.metadata().text())
        .allMatch(text -> text.startsWith("{\"traceparent\":" + quoted()));
    assertThat(messages.get(3).metadata().text()).endsWith(",\"by\":1}");
  }

  private static String quoted() {
    return '"' + TRACEPARENT + '"';
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }
}
