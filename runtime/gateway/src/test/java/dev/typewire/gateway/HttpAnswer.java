package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.wire.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer over HTTP. It is an {@link AssertionError} to find one that PROTOCOL.md does not know.
 *
 * @param headers by their names in lower case
 * @param body whole, but of a stream of events only what came first
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5]\\d\\d) \\S.*");
  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~\\w-]+): ?(\\S.*|)");

  /** The next answer; empty if the connection is at its end. */
  static Optional<HttpAnswer> read(DataInputStream in) throws IOException {
    int first = in.read();
    return first < 0 ? Optional.empty() : Optional.of(read(first, in));
  }

  private static HttpAnswer read(int first, DataInputStream in) throws IOException {
    String line = (char) first + line(in);
    Matcher status = STATUS.matcher(line);
    assertThat(status.matches()).as("a status line: %s", line).isTrue();
    Map<String, String> headers = new TreeMap<>();
    for (line = line(in); !line.isEmpty(); line = line(in)) {
      Matcher header = HEADER.matcher(line);
      assertThat(header.matches()).as("a header: %s", line).isTrue();
      headers.merge(
          header.group(1).toLowerCase(Locale.ROOT), header.group(2), (a, b) -> a + ", " + b);
    }
    HttpAnswer answer =
        new HttpAnswer(Integer.parseInt(status.group(1)), headers, body(headers, in));
    answer.check();
    return answer;
  }

  /** Up to an end of line, of both characters. */
  private static String line(DataInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.readUnsignedByte();
    for (; next != '\r'; next = in.readUnsignedByte()) {
      assertThat(next).as("in a line").isBetween((int) ' ', (int) '~');
      line.write(next);
    }
    assertThat(in.readUnsignedByte()).isEqualTo('\n');
    return line.toString(StandardCharsets.US_ASCII);
  }

  private static String body(Map<String, String> headers, DataInputStream in) throws IOException {
    int length =
        headers.containsKey("transfer-encoding")
            ? Integer.parseInt(line(in), 16)
            : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private void check() {
    if (status == 100 || status == 101) {
      assertThat(headers).doesNotContainKey("content-length");
    } else if (status == 204) {
      assertThat(headers).containsKey("access-control-allow-methods");
    } else if (isEventStream()) {
      assertThat(status).isEqualTo(200);
      assertThat(headers).containsEntry("transfer-encoding", "chunked");
      assertThat(body).startsWith(":");
    } else {
      checkJson();
    }
  }

  private void checkJson() {
    assertThat(headers).containsEntry("content-type", "application/json; charset=utf-8");
    JsonNode json = MAPPER.readTree(body);
    assertThat(json.isObject()).as(body).isTrue();
    if (status != 200 && status != 201) {
      assertThat(json.propertyNames()).containsExactly("code", "message", "retry");
      ErrorCode code = ErrorCode.valueOf(json.path("code").asString());
      assertThat(code).isNotEqualTo(ErrorCode.INTERNAL);
      assertThat(status).isEqualTo(code.httpStatus());
      assertThat(json.path("retry").asString()).isEqualTo(code.retry().text());
      assertThat(json.path("message").asString()).isNotEmpty();
    }
  }

  boolean isUpgrade() {
    return status == 101;
  }

  boolean isEventStream() {
    return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
  }

  /** Whether it says that the connection ends. */
  boolean isLast() {
    return headers.getOrDefault("connection", "").equals("close");
  }
}
