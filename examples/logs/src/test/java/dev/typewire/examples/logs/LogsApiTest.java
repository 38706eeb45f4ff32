package dev.typewire.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.examples.server.Ports;
import dev.typewire.runtime.token.TopicGrant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class LogsApiTest {
  private final LogsApp app = LogsApp.start(Ports.free("http://gateway.test"), rate -> lines -> {});
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void token_isForThisJobOnly() throws Exception {
    start(1_000);
    start(1_000);
    JsonNode token = json(get("/api/jobs/2/token"));
    assertThat(token.path("apiBaseUrl").asString()).isEqualTo("http://gateway.test");
    assertThat(app.realtime().tokens().verify(token.path("key").asString()).topics())
        .containsExactly(new TopicGrant("job:2", "line"));
  }

  @Test
  void unknownJob_isRefused() throws Exception {
    HttpResponse<String> answer = get("/api/jobs/9/token");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("code").asString()).isEqualTo("JOB_UNKNOWN");
  }

  @Test
  void senselessPace_isRefused() throws Exception {
    assertThat(start(0).statusCode()).isEqualTo(400);
    assertThat(start(1_000_000).statusCode()).isEqualTo(400);
    assertThat(json(get("/api/jobs"))).isEmpty();
  }

  @Test
  void finishedJob_hasItsWholeLogAsText() throws Exception {
    start(1_000);
    await().until(() -> get("/api/jobs/1/log").body().lines().count() == Jobs.LINES);
    assertThat(get("/api/jobs/1/log").body()).startsWith("1 ").contains("\n10000 ");
  }

  private JsonNode json(HttpResponse<String> answer) {
    return app.realtime().mapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> start(int linesPerSecond) throws IOException, InterruptedException {
    String body = "{\"linesPerSecond\": " + linesPerSecond + "}";
    return http.send(
        request("/api/jobs").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path));
  }
}
