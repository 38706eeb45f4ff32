package dev.typewire.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.examples.server.Ports;
import dev.typewire.runtime.token.TopicGrant;
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

final class ChatApiTest {
  private static final String QUESTION =
      """
      {"text": "Why go to sea?"}
      """;

  private final HeldPace pace = new HeldPace();
  private final ChatApp app = ChatApp.start(new Settings(Ports.free("http://gateway.test"), pace));
  private final HttpClient http = HttpClient.newHttpClient();
  private String chat = "";

  @BeforeEach
  void adaOpensAConversation() throws Exception {
    HttpResponse<String> answer = post("ada", "/api/chats", "");
    assertThat(answer.statusCode()).isEqualTo(201);
    chat = json(answer).path("id").asString();
  }

  @AfterEach
  void close() {
    pace.goOn();
    app.close();
  }

  @Test
  void token_isForTheOwner_andForThisConversationOnly() throws Exception {
    HttpResponse<String> answer = get("ada", "/api/chats/" + chat + "/token");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(app.realtime().tokens().verify(json(answer).path("key").asString()).topics())
        .extracting(TopicGrant::channel)
        .containsOnly("chat:" + chat);
  }

  @Test
  void anothersConversation_isRefused_asOneThatIsNotThere() throws Exception {
    HttpResponse<String> answer = get("grace", "/api/chats/" + chat + "/token");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(get("grace", "/api/chats/none/token").body()).isEqualTo(answer.body());
    assertThat(post("grace", "/api/chats/" + chat + "/questions", QUESTION).statusCode())
        .isEqualTo(403);
    assertThat(post("grace", "/api/chats/" + chat + "/stop", "").statusCode()).isEqualTo(403);
    assertThat(json(get("grace", "/api/chats"))).isEmpty();
  }

  @Test
  void questionWhileOneIsAnswered_isRefused() throws Exception {
    String questions = "/api/chats/" + chat + "/questions";
    assertThat(post("ada", questions, QUESTION).statusCode()).isEqualTo(202);
    HttpResponse<String> second = post("ada", questions, QUESTION);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).path("code").asString()).isEqualTo("STILL_ANSWERING");
  }

  @Test
  void emptyQuestion_isRefused() throws Exception {
    String questions = "/api/chats/" + chat + "/questions";
    assertThat(post("ada", questions, "{\"text\": \" \"}").statusCode()).isEqualTo(400);
    assertThat(post("ada", questions, "{}").statusCode()).isEqualTo(400);
  }

  private JsonNode json(HttpResponse<String> answer) {
    return app.realtime().mapper().readTree(answer.body());
  }

  private HttpResponse<String> get(String user, String path) throws Exception {
    return http.send(request(user, path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String user, String path, String body) throws Exception {
    return http.send(
        request(user, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String user, String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path))
        .header("Cookie", "demo-user=" + user);
  }
}
