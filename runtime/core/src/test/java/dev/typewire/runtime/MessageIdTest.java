package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  @Test
  void text_isReadBack() {
    MessageId id = new MessageId("k3f9", 42);
    assertThat(id).hasToString("k3f9-42");
    assertThat(MessageId.parse("k3f9-42")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "x",
        "x-",
        "-1",
        "x--1",
        "x-1a",
        "x y-1",
        "x-99999999999999999999",
        "ü-1"
      })
  void otherText_isNoId(String text) {
    assertThat(MessageId.tryParse(text)).isEmpty();
    assertThatThrownBy(() -> MessageId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void order_holdsWithinAnEpochOnly() {
    MessageId first = new MessageId("a", 1);
    assertThat(first.isBefore(new MessageId("a", 2))).isTrue();
    assertThat(first.isBefore(first)).isFalse();
    assertThat(first.isBefore(new MessageId("b", 2))).isFalse();
  }
}
