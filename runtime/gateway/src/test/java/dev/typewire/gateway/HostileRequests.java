package dev.typewire.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes requests that no client should send: spoiled here or there, or as a whole. */
final class HostileRequests {
  private static final String QUERY =
      "?channel=busy:7&topic=tick&run_id=r&metadata=%7B%7D&idempotency_key=k";
  static final String UPGRADE =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private final Mutator mutator;
  private final String key;
  private final String follower;
  private final String publisher;

  /** With credentials that are good, and can be spoiled. */
  HostileRequests(Mutator mutator, String key, String follower, String publisher) {
    this.mutator = mutator;
    this.key = key;
    this.follower = follower;
    this.publisher = publisher;
  }

  /** One request, and at times another one behind it. */
  byte[] next() {
    byte[] request = request();
    byte[] spoiled = mutator.below(2) == 0 ? request : mutator.spoil(request);
    return mutator.below(8) == 0 ? joined(spoiled, request()) : spoiled;
  }

  private byte[] request() {
    return switch (mutator.below(11)) {
      case 0 -> upload("/v1/realtime/publish" + QUERY, "", body());
      case 1 ->
          upload("/v1/realtime/publish?channel=" + inUrl("busy%3A7") + "&topic=a", "", body());
      case 2 -> upload("/v1/realtime/publish?channel=busy:7&topic=text", stream(), body());
      case 3 -> upload("/v1/realtime/publish/tee?channel=busy:7", "", mutator.noise(5_000));
      case 4 -> upload("/v1/realtime/token", "", grants());
      case 5 -> get("/v1/realtime/sse" + query(), lastEventId());
      case 6 -> get("/v1/realtime/sse?token=" + follower, lastEventId());
      case 7 -> get("/v1/realtime/connect?token=" + urlToken(), UPGRADE + offers());
      case 8 -> get("/v1/realtime/connect", mutator.spoil(UPGRADE) + offers() + bearer(follower));
      case 9 -> bytes("OPTIONS /v1/realtime/publish HTTP/1.1\r\nHost: a\r\n" + origin() + "\r\n");
      default -> get("/health", "Forwarded: for=" + mutator.spoil("1.2.3.4") + "\r\n" + expect());
    };
  }

  /** With a body, framed as it should be, or in one of the ways that it should not. */
  private byte[] upload(String pathAndQuery, String headers, byte[] body) {
    String head =
        "POST " + pathAndQuery + " HTTP/1.1\r\nHost: a\r\n" + bearer(publishing()) + headers;
    String length = "Content-Length: " + body.length + "\r\n";
    String chunked = "Transfer-Encoding: chunked\r\n";
    return switch (mutator.below(8)) {
      case 0 -> joined(bytes(head + length + length + "\r\n"), body);
      case 1 -> joined(bytes(head + length + chunked + "\r\n"), chunks(body));
      case 2 -> joined(bytes(head + "Transfer-Encoding: gzip, chunked\r\n\r\n"), chunks(body));
      case 3, 4 -> joined(bytes(head + chunked + expect() + "\r\n"), chunks(body));
      case 5 -> joined(bytes(head + chunked + "\r\n"), mutator.spoil(chunks(body)));
      case 6 -> joined(bytes(head + "Content-Length: " + wrong(body) + "\r\n\r\n"), body);
      default -> joined(bytes(head + length + expect() + "\r\n"), body);
    };
  }

  private String wrong(byte[] body) {
    return mutator.oneOf(
        List.of("-1", "+5", "5,5", "0x5", "", "99999999999999999999", "600000", "" + body.length));
  }

  private byte[] chunks(byte[] body) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int from = 0;
    while (from < body.length) {
      int length = 1 + mutator.below(body.length - from);
      String size = mutator.below(20) == 0 ? size() : Integer.toHexString(length);
      chunks.writeBytes(bytes(size + (mutator.below(6) == 0 ? ";a=\"b\"" : "") + "\r\n"));
      chunks.write(body, from, length);
      chunks.writeBytes(bytes(mutator.below(20) == 0 ? "\n" : "\r\n"));
      from += length;
    }
    String trailer = mutator.below(6) == 0 ? mutator.spoil("X-A: b\r\n") : "";
    chunks.writeBytes(bytes("0\r\n" + trailer + "\r\n"));
    return chunks.toByteArray();
  }

  private String size() {
    return mutator.oneOf(List.of("-1", "0x5", "", "g", "7fffffff", "ffffffffffffffffff", " 5"));
  }

  private byte[] body() {
    return switch (mutator.below(4)) {
      case 0 -> bytes("{\"a\":[1,{\"b\":null}]}");
      case 1 -> bytes("[".repeat(600));
      case 2 -> mutator.noise(2_000);
      default -> mutator.spoil(bytes("{\"a\":[\"é\",1e9]}"));
    };
  }

  private byte[] grants() {
    byte[] grants = bytes("[{\"kind\":\"run\",\"channel\":\"busy:7\",\"name\":\"tick\"}]");
    return mutator.below(2) == 0 ? grants : mutator.spoil(grants);
  }

  private String query() {
    return "?token="
        + urlToken()
        + mutator.oneOf(
            List.of(
                "",
                "&lastEventId=" + inUrl("busy:7=abc-1,order%3A1=abc-2"),
                "&protocol=typewire.v1",
                "&channel=" + inUrl("order:1") + "&topic=step",
                "&topic=step"));
  }

  private String lastEventId() {
    return mutator.below(2) == 0 ? "" : "Last-Event-ID: " + mutator.spoil("order:1=a-1") + "\r\n";
  }

  private String stream() {
    return "Content-Type: " + mutator.oneOf(List.of("text/stream", "Text/Stream;x")) + "\r\n";
  }

  private String offers() {
    String offer = "permessage-deflate; client_max_window_bits";
    return switch (mutator.below(4)) {
      case 0 -> "Sec-WebSocket-Protocol: typewire.v1\r\n";
      case 1 -> "Sec-WebSocket-Extensions: " + offer + "\r\n";
      case 2 -> "Sec-WebSocket-Extensions: " + mutator.spoil(offer) + "\r\n";
      default -> origin();
    };
  }

  private String origin() {
    return "Origin: "
        + mutator.oneOf(List.of("http://a", "null", mutator.spoil("http://b")))
        + "\r\n";
  }

  private String expect() {
    return mutator.oneOf(List.of("", "", "Expect: 100-continue\r\n", "Expect: rain\r\n"));
  }

  private String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private String publishing() {
    return switch (mutator.below(6)) {
      case 0 -> mutator.spoilToken(publisher);
      case 1 -> mutator.spoil(key);
      case 2 -> publisher;
      default -> key;
    };
  }

  private String urlToken() {
    return mutator.below(2) == 0 ? follower : inUrl(mutator.spoilToken(follower));
  }

  /** Spoiled, but still one word. */
  private String inUrl(String text) {
    return mutator.spoil(text).replaceAll("\\s", "");
  }

  private byte[] get(String pathAndQuery, String headers) {
    return bytes("GET " + pathAndQuery + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
