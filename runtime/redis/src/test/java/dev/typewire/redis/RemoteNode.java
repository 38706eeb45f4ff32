package dev.typewire.redis;

import dev.typewire.runtime.broker.BrokerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A node in a process of its own, that the test speaks to over HTTP. */
final class RemoteNode implements Publisher, AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http;
  private final JavaProcess process;
  private final int port;
  private final Instant clock;

  private RemoteNode(HttpClient http, List<String> options, String uri) {
    this.http = http;
    this.process = new JavaProcess(options, Node.class, uri);
    String[] said = process.firstLine().split(" ");
    this.port = Integer.parseInt(said[0]);
    this.clock = Instant.parse(said[1]);
  }

  static RemoteNode on(HttpClient http, String uri) {
    return new RemoteNode(http, List.of(), uri);
  }

  /** One whose clock is ahead of this machine's by so much. */
  static RemoteNode withClockAhead(Duration ahead, HttpClient http, String uri) {
    return new RemoteNode(http, List.of(WrongClock.option(ahead)), uri);
  }

  int port() {
    return port;
  }

  /** What it took for the time of day when it started. */
  Instant clock() {
    return clock;
  }

  @Override
  public void publish(String data) {
    String query = "publish?channel=%s&topic=step&idempotency_key=%s";
    HttpResponse<String> answer = post(query.formatted(Orders.CHANNEL, data), '"' + data + '"');
    if (answer.statusCode() != 200) {
      throw new BrokerUnavailableException(answer.body());
    }
  }

  /** A token that it mints for a page of {@code order:42}. */
  String token() {
    String topics =
        "[{\"kind\":\"run\",\"channel\":\"%s\",\"name\":\"step\"}]".formatted(Orders.CHANNEL);
    return MAPPER.readTree(post("token", topics).body()).path("jwt").asString();
  }

  private HttpResponse<String> post(String call, String body) {
    HttpRequest request = request(call, Node.KEY).POST(BodyPublishers.ofString(body)).build();
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What it says to a page that comes with a token: nothing if it lets it in. */
  String refusal(String token) {
    HttpResponse<InputStream> answer =
        send(request("sse", token).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return answer.statusCode() == 200
          ? ""
          : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String call, String bearer) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/realtime/" + call))
        .header("Authorization", "Bearer " + bearer);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    kill();
  }
}
