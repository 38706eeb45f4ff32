package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds it an {@link AssertionError} when a frame of the gateway's is none that PROTOCOL.md has.
 */
final class FrameJudge {
  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PONG = 0x8A;
  private static final int PING = 0x89;
  private static final int BINARY = 0x82;
  private static final int DEFLATED_TEXT = 0xC1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> PLAIN_KINDS = Set.of("data", "run", "error");
  private static final Set<String> V1_KINDS =
      Set.of(
          "subscribed",
          "data",
          "datastream-start",
          "chunk",
          "datastream-end",
          "run",
          "raw",
          "live",
          "gap",
          "dropped",
          "unsubscribed",
          "renewed",
          "pong",
          "error");

  private final Dialect dialect;
  private final boolean deflates;
  private final byte[] sent;

  /** Judges the answer to what was sent. */
  FrameJudge(Dialect dialect, boolean deflates, byte[] sent) {
    this.dialect = dialect;
    this.deflates = deflates;
    this.sent = sent;
  }

  /** The JSON of a frame; a missing node of one that carries none. */
  JsonNode judge(RawSocket.Frame frame) {
    switch (frame.firstByte()) {
      case TEXT -> {
        return json(frame.payload());
      }
      case DEFLATED_TEXT -> {
        assertThat(deflates).as("compressed, as agreed").isTrue();
        return json(Deflate.inflate(frame.payload()));
      }
      case CLOSE -> close(frame.payload());
      case PING, PONG -> assertThat(frame.payload().length).isLessThan(126);
      default -> {
        assertThat(frame.firstByte()).as("the first byte of a frame").isEqualTo(BINARY);
        assertThat(dialect).isEqualTo(Dialect.PLAIN);
      }
    }
    return MAPPER.missingNode();
  }

  private JsonNode json(byte[] text) {
    JsonNode json = MAPPER.readTree(text);
    String kind = json.path("kind").asString();
    assertThat(dialect == Dialect.V1 ? V1_KINDS : PLAIN_KINDS).as(json.toString()).contains(kind);
    if (kind.equals("error")) {
      ErrorCode code = ErrorCode.valueOf(json.path("code").asString());
      assertThat(code).isNotEqualTo(ErrorCode.INTERNAL);
      assertThat(json.path("retry").asString()).isEqualTo(code.retry().text());
      assertThat(json.path("message").asString()).isNotEmpty();
    }
    return json;
  }

  /** One of the table's, or RFC 6455's own; else the client's own one that comes back to it. */
  private void close(byte[] payload) {
    if (payload.length == 0) {
      assertThat(hasSentClose()).as("a close without a code answers one").isTrue();
      return;
    }
    int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    String reason =
        new String(Arrays.copyOfRange(payload, 2, payload.length), StandardCharsets.UTF_8);
    if (code == 1002 || code == 1007 || hasSentClose(code)) {
      assertThat(reason).isEmpty();
    } else {
      assertThat(namesOf(code)).as("the reason of %s", code).contains(reason);
      assertThat(reason).isNotEqualTo(ErrorCode.INTERNAL.name());
    }
  }

  private Set<String> namesOf(int closeCode) {
    return Arrays.stream(ErrorCode.values())
        .filter(each -> numberOf(each) == closeCode)
        .map(ErrorCode::name)
        .collect(Collectors.toSet());
  }

  private int numberOf(ErrorCode code) {
    return dialect == Dialect.V1 ? code.closeCode() : code.plainCloseCode();
  }

  /** Whether there was a byte that begins a close frame. */
  boolean hasSentClose() {
    return IntStream.range(0, sent.length).anyMatch(at -> (sent[at] & 0xFF) == CLOSE);
  }

  /** Whether there was, perhaps, a close frame of this code. */
  private boolean hasSentClose(int code) {
    return IntStream.range(0, sent.length - 7)
        .filter(at -> (sent[at] & 0xFF) == CLOSE)
        .anyMatch(at -> unmasked(at, 6) == code >> 8 && unmasked(at, 7) == (code & 0xFF));
  }

  /** A byte of the frame that begins there, if it is a short one. */
  private int unmasked(int frame, int offset) {
    return (sent[frame + offset] ^ sent[frame + offset - 4]) & 0xFF;
  }
}
