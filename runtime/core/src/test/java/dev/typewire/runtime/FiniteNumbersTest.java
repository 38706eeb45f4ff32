package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The types say {@code number}, so nothing else may come. */
class FiniteNumbersTest {
  private final PayloadCodec codec =
      new PayloadCodec(JsonMapper.shared(), payload -> List.of(), 10_000);

  record Reading(String sensor, Double value) {}

  record Readings(List<Reading> all) {}

  static Stream<Arguments> numbersThatJsonDoesNotHave() {
    return Stream.of(
        Arguments.of(Double.NaN, "NaN at its root"),
        Arguments.of(Float.NEGATIVE_INFINITY, "-Infinity at its root"),
        Arguments.of(new Reading("a", Double.POSITIVE_INFINITY), "Infinity at /value"),
        Arguments.of(
            new Readings(List.of(new Reading("a", 1.0), new Reading("b", Double.NaN))),
            "NaN at /all/1/value"),
        Arguments.of(new double[] {1, Double.NaN}, "NaN at /1"),
        Arguments.of(new float[][] {{1}, {2, Float.NaN}}, "NaN at /1/1"),
        Arguments.of(Map.of("a/b", Double.NaN), "NaN at /a~1b"),
        Arguments.of(JsonNodeFactory.instance.objectNode().put("x", Double.NaN), "NaN at /x"));
  }

  @ParameterizedTest
  @MethodSource("numbersThatJsonDoesNotHave")
  void numberThatJsonDoesNotHave_isRefusedWithItsPlace(Object payload, String what) {
    assertThatThrownBy(() -> codec.encode(readings(), payload))
        .isInstanceOf(PayloadException.class)
        .hasMessage(
            "PAYLOAD_NOT_FINITE: the payload for topic \"readings\" of \"order:42\" has "
                + what
                + ", which is no number in JSON. Publish null there, leave it out, or make it a"
                + " string.");
  }

  @Test
  void otherNumbers_areWrittenAsJacksonDoes() {
    Map<String, Object> numbers =
        Map.of("all", List.of(new double[] {1.5, -0.0}, new float[] {2}, Double.MAX_VALUE, 3));
    String json = new String(codec.encode(readings(), numbers).bytes(), StandardCharsets.UTF_8);
    assertThat(json).isEqualTo(JsonMapper.shared().writeValueAsString(numbers));
  }

  @Test
  void textThatLooksLikeOne_isText() {
    assertThat(codec.encode(readings(), "NaN").bytes())
        .isEqualTo("\"NaN\"".getBytes(StandardCharsets.UTF_8));
  }

  private static TopicRef<Object> readings() {
    return new TopicRef<>(
        Orders.of("42"), new TopicDefinition<>("readings", PayloadType.of(Object.class), 0));
  }
}
