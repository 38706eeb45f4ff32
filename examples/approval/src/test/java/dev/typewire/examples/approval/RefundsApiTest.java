package dev.typewire.examples.approval;

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
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RefundsApiTest {
  private static final String REFUND =
      """
      {"customer": "Lin", "amountInCents": 4800, "reason": "It came twice"}
      """;
  private static final String APPROVED =
      """
      {"verdict": "approved", "note": " fine "}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private ApprovalApp app;

  @BeforeEach
  void refund1_isAskedAbout(@TempDir Path folder) throws Exception {
    Path journal = folder.resolve("journal.json");
    app =
        ApprovalApp.start(
            new Settings(Ports.free("http://gateway.test"), Duration.ofMinutes(10), journal));
    assertThat(post("lin", "/api/refunds", REFUND).statusCode()).isEqualTo(201);
    await().until(() -> decide("ada", "{}").statusCode() == 400);
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void token_isForThoseWhoDecide() throws Exception {
    HttpResponse<String> answer = get("ada", "/api/token");
    assertThat(app.realtime().tokens().verify(json(answer).path("key").asString()).topics())
        .extracting(TopicGrant::topic)
        .containsExactly("asked", "decided", "done");
    assertThat(get("lin", "/api/token").statusCode()).isEqualTo(403);
    assertThat(decide("lin", APPROVED).statusCode()).isEqualTo(403);
  }

  @Test
  void decision_isTaken() throws Exception {
    HttpResponse<String> answer = decide("ada", APPROVED);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("by").asString()).isEqualTo("Ada");
    assertThat(json(answer).path("note").asString()).isEqualTo("fine");
  }

  @Test
  void secondDecision_isRefused_withTheNameOfTheFirst() throws Exception {
    decide("grace", "{\"verdict\": \"declined\"}");
    HttpResponse<String> late = decide("ada", APPROVED);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(json(late).path("code").asString()).isEqualTo("ALREADY_DECIDED");
    assertThat(json(late).path("message").asString()).isEqualTo("Grace declined it first.");
    assertThat(json(decide("grace", APPROVED)).path("message").asString())
        .isEqualTo("You declined it first.");
  }

  @Test
  void senselessDecision_isRefused() throws Exception {
    assertThat(decide("ada", "{\"verdict\": \"expired\"}").statusCode()).isEqualTo(400);
    assertThat(post("ada", "/api/refunds/7/decision", APPROVED).statusCode()).isEqualTo(404);
  }

  @Test
  void senselessRefund_isRefused() throws Exception {
    assertThat(post("ada", "/api/refunds", "{}").statusCode()).isEqualTo(400);
    assertThat(post("ada", "/api/refunds", REFUND.replace("4800", "-1")).statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> decide(String user, String decision)
      throws IOException, InterruptedException {
    return post(user, "/api/refunds/1/decision", decision);
  }

  private JsonNode json(HttpResponse<String> answer) {
    return app.realtime().mapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String user, String path)
      throws IOException, InterruptedException {
    return http.send(request(user, path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String user, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(user, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path))
        .header("Cookie", "demo-user=" + user);
  }
}
