package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelDefinitionTest {
  private enum Region {
    EU_WEST
  }

  private static ChannelDefinition channel(String pattern) {
    return new ChannelDefinition(pattern, 10, Duration.ofMinutes(1), List.of());
  }

  @Test
  void staticName_isThePattern() {
    assertThat(channel("admin").name()).isEqualTo("admin");
  }

  @Test
  void placeholders_takeTheirValuesInOrder() {
    UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
    assertThat(channel("{region}/order:{id}:{line}").name(Region.EU_WEST, id, 7L))
        .isEqualTo("EU_WEST/order:00000000-0000-0000-0000-000000000001:7");
  }

  @ParameterizedTest
  @CsvSource({
    "42, order:42",
    "a/b, order:a%2Fb",
    "a:b, order:a%3Ab",
    "100%, order:100%25",
    "a b, order:a%20b",
    "-_.!~*(), order:-_.!~*()",
    "ä, order:%C3%A4",
    "😀, order:%F0%9F%98%80",
    "{x}, order:%7Bx%7D"
  })
  void value_isPercentEncodedAsInEncodeUriComponent(String value, String name) {
    assertThat(channel("order:{orderId}").name(value)).isEqualTo(name);
  }

  @Test
  void emptyValue_isRefused() {
    assertThatThrownBy(() -> channel("order:{orderId}").name(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The value of {orderId} is empty, which would name another channel.");
  }

  @Test
  void unpairedSurrogate_isRefused() {
    assertThatThrownBy(() -> channel("order:{orderId}").name("\ud800"))
        .hasMessageContaining("unpaired surrogate");
  }

  @Test
  void nameOver255Bytes_isRefused() {
    assertThatThrownBy(() -> channel("order:{orderId}").name("x".repeat(250)))
        .hasMessage("The channel name has 256 bytes of UTF-8; 1 to 255 can be.");
  }

  @Test
  void wrongNumberOfValues_isRefused() {
    assertThatThrownBy(() -> channel("{a}:{b}").name("1"))
        .hasMessageContaining("more placeholders");
    assertThatThrownBy(() -> channel("{a}").name("1", "2"))
        .hasMessage("\"{a}\" has 1 placeholders, but 2 values came.");
  }

  @Test
  void matcher_tellsTheNamesOfAPatternFromOthers() {
    Predicate<String> lines = ChannelNames.matcher("order:{orderId}:lines");
    assertThat(lines).accepts("order:a%2Fb:lines");
    assertThat(lines).rejects("order::lines", "order:1:2:lines", "order:1");
    assertThat(ChannelNames.matcher("admin")).accepts("admin").rejects("admin:1");
  }
}
