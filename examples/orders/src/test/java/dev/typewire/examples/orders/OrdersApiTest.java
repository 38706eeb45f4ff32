package dev.typewire.examples.orders;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class OrdersApiTest {
  private static final String ORDER =
      """
      {"item": "LAMP", "quantity": 2}
      """;

  private final OrdersApp app =
      OrdersApp.start(Settings.alone(Ports.free("http://gateway.test"), () -> {}));
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void adaPlacesOrder1001() throws Exception {
    assertThat(post("ada", "/api/orders", ORDER).statusCode()).isEqualTo(201);
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void orderToken_isForTheOwner_andForThisOrderOnly() throws Exception {
    HttpResponse<String> answer = get("ada", "/api/orders/1001/token");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(json(answer).path("apiBaseUrl").asString()).isEqualTo("http://gateway.test");
    assertThat(grant(answer).topics()).containsExactly(new TopicGrant("order:1001", "step"));
    assertThat(grant(answer).publish()).isFalse();
  }

  @Test
  void anothersOrder_isRefused_asOneThatIsNotThere() throws Exception {
    for (String path : new String[] {"/api/orders/1001/token", "/api/orders/1001"}) {
      HttpResponse<String> answer = get("grace", path);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(json(answer).path("code").asString()).isEqualTo("NOT_YOUR_ORDER");
      assertThat(get("grace", path.replace("1001", "9999")).body())
          .isEqualTo(answer.body().replace("1001", "9999"));
    }
    assertThat(get("shop", "/api/orders/1001/token").statusCode()).isEqualTo(403);
  }

  @Test
  void adminToken_isForTheShop() throws Exception {
    assertThat(get("ada", "/api/admin/token").statusCode()).isEqualTo(403);
    assertThat(grant(get("shop", "/api/admin/token")).topics())
        .containsExactly(new TopicGrant("admin", "order"));
  }

  @Test
  void nobodySignedIn_isTold() throws Exception {
    HttpResponse<String> answer = get("nobody", "/api/orders/1001/token");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).path("code").asString()).isEqualTo("NOT_SIGNED_IN");
  }

  @Test
  void senselessOrder_isRefused() throws Exception {
    String tooMany =
        """
        {"item": "LAMP", "quantity": 10}
        """;
    assertThat(post("ada", "/api/orders", tooMany).statusCode()).isEqualTo(400);
    assertThat(post("ada", "/api/orders", "{}").statusCode()).isEqualTo(400);
    assertThat(post("ada", "/api/orders", "lamp").statusCode()).isEqualTo(400);
  }

  @Test
  void ownOrders_areListed_andNoOthers() throws Exception {
    assertThat(json(get("ada", "/api/orders")).valueStream().map(o -> o.path("id").asString()))
        .containsExactly("1001");
    assertThat(json(get("grace", "/api/orders"))).isEmpty();
  }

  private TokenGrant grant(HttpResponse<String> answer) {
    return app.realtime().tokens().verify(json(answer).path("key").asString());
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
