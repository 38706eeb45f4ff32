package dev.typewire.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void fields_standInTheirOrder_withoutThoseThatHaveNoValue() {
    byte[] json =
        new JsonText()
            .put("kind", "live")
            .put("sub", null)
            .put("count", -12)
            .put("recovered", true)
            .name("data")
            .raw("[1]")
            .close();
    assertThat(text(json))
        .isEqualTo("{\"kind\":\"live\",\"count\":-12,\"recovered\":true,\"data\":[1]}");
    assertThat(text(new JsonText().close())).isEqualTo("{}");
  }

  @Test
  void rest_goesOnWithAnObjectThatHasFields() {
    byte[] head = new JsonText().put("id", "e-1").name("data").open();
    byte[] rest = JsonText.rest().put("run_id", "r").close();
    assertThat(text(head) + 7 + text(rest))
        .isEqualTo("{\"id\":\"e-1\",\"data\":7,\"run_id\":\"r\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain ~",
        "\"quoted\" \\ and / slash",
        "line\nand\tcontrol\u0000\u001f\u007f",
        "größer als € und 😀",
      })
  void strings_areReadAsTheyWereWritten(String value) {
    for (String text : new String[] {value, value.repeat(100)}) {
      byte[] json = new JsonText().put("a", text).put("b", text).close();
      assertThat(MAPPER.readTree(json).path("a").asString()).isEqualTo(text);
      assertThat(MAPPER.readTree(json).path("b").asString()).isEqualTo(text);
    }
  }

  @Test
  void halfASurrogatePair_isWrittenAsAQuestionMark() {
    assertThat(text(new JsonText().put("a", "x\ud83d").close())).isEqualTo("{\"a\":\"x?\"}");
  }
}
