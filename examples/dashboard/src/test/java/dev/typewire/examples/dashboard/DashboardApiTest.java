package dev.typewire.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.examples.server.Ports;
import dev.typewire.runtime.token.TokenGrant;
import dev.typewire.runtime.token.TopicGrant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DashboardApiTest {
  private final DashboardApp app =
      DashboardApp.start(Ports.free("http://gateway.test"), Duration.ZERO);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void token_isForEveryTopicOfTheFleet_andForNoPublish() throws Exception {
    JsonNode token = json(get("olga", "/api/admin/token"));
    TokenGrant grant = app.realtime().tokens().verify(token.path("key").asString());
    assertThat(grant.topics())
        .hasSize(2 * Service.ALL.size() + 2)
        .contains(
            new TopicGrant("service:checkout", "metrics"),
            new TopicGrant("service:email", "incident"),
            new TopicGrant("fleet", "totals"));
    assertThat(grant.publish()).isFalse();
  }

  @Test
  void whoIsNoAdmin_getsNothing() throws Exception {
    for (String path : new String[] {"/api/admin/token", "/api/admin/services"}) {
      assertThat(get("sam", path).statusCode()).isEqualTo(403);
      assertThat(json(get("sam", path)).path("code").asString()).isEqualTo("NOT_AN_ADMIN");
      assertThat(get("nobody", path).statusCode()).isEqualTo(401);
    }
    assertThat(post("sam", "/api/admin/services/checkout/restart", "").statusCode()).isEqualTo(403);
    assertThat(post("sam", "/api/admin/outage", outage(5)).statusCode()).isEqualTo(403);
  }

  @Test
  void unknownService_isNotRestarted() throws Exception {
    HttpResponse<String> answer = post("olga", "/api/admin/services/ghost/restart", "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).path("code").asString()).isEqualTo("SERVICE_UNKNOWN");
  }

  @Test
  void outage_hasALimit_andThereIsOneAtATime() throws Exception {
    assertThat(post("olga", "/api/admin/outage", outage(100_000)).statusCode()).isEqualTo(400);
    assertThat(post("olga", "/api/admin/outage", outage(60)).statusCode()).isEqualTo(202);
    assertThat(post("olga", "/api/admin/outage", outage(60)).statusCode()).isEqualTo(409);
  }

  private static String outage(int seconds) {
    return "{\"seconds\": " + seconds + "}";
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
