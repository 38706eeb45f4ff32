package dev.typewire.examples.chat;

import dev.typewire.examples.server.ApiException;
import dev.typewire.examples.server.SignIn;
import dev.typewire.examples.server.User;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chat's own addresses. A token is minted after the check that the conversation is theirs. */
final class ChatApi {
  private static final List<User> USERS =
      List.of(new User("ada", "Ada", false), new User("grace", "Grace", false));
  private static final int MAX_QUESTION = 500;

  private final SignIn signIn = new SignIn(USERS);
  private final Chats chats;
  private final Agent agent;
  private final Realtime realtime;

  ChatApi(Chats chats, Agent agent, Realtime realtime) {
    this.chats = chats;
    this.agent = agent;
    this.realtime = realtime;
  }

  void register(RoutesConfig routes) {
    signIn.register(routes);
    routes.get("/api/suggestions", ctx -> ctx.json(suggestions()));
    routes.get("/api/chats", ctx -> ctx.json(ownChats(ctx)));
    routes.post("/api/chats", ctx -> ctx.status(HttpStatus.CREATED).json(openChat(ctx)));
    routes.get("/api/chats/{id}/token", ctx -> ctx.json(token(ctx)));
    routes.post("/api/chats/{id}/questions", ctx -> ctx.status(HttpStatus.ACCEPTED).json(ask(ctx)));
    routes.post("/api/chats/{id}/stop", ctx -> ctx.status(HttpStatus.ACCEPTED).json(stop(ctx)));
  }

  private ClientToken token(Context ctx) {
    ChatChannelRef chat = ChatChannelRef.of(ownChat(ctx).id());
    return realtime.tokens().mint(chat.question(), chat.tokens(), chat.answer());
  }

  private Map<String, Object> ask(Context ctx) {
    Chat chat = ownChat(ctx);
    String text = ctx.bodyAsClass(Wish.class).text();
    if (text == null || text.isBlank() || text.length() > MAX_QUESTION) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "QUESTION_INVALID",
          "A question has 1 to " + MAX_QUESTION + " characters.");
    }
    if (!agent.ask(chat, text.strip())) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "STILL_ANSWERING",
          "The last question is still being answered. Stop that, or wait.");
    }
    return Map.of();
  }

  private Map<String, Object> stop(Context ctx) {
    agent.stop(ownChat(ctx));
    return Map.of();
  }

  private ChatView openChat(Context ctx) {
    return ChatView.of(chats.open(signIn.user(ctx)));
  }

  private List<ChatView> ownChats(Context ctx) {
    return chats.of(signIn.user(ctx)).stream().map(ChatView::of).toList();
  }

  /** The conversation that the address names; the same refusal for another's and for nobody's. */
  private Chat ownChat(Context ctx) {
    return chats
        .of(signIn.user(ctx), ctx.pathParam("id"))
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.FORBIDDEN,
                    "NOT_YOUR_CHAT",
                    "This conversation is not one of yours, so it stays closed to you."));
  }

  private static List<String> suggestions() {
    return Recital.all().stream().map(Recital::question).toList();
  }

  private record Wish(@Nullable String text) {}

  private record ChatView(String id, int number) {
    static ChatView of(Chat chat) {
      return new ChatView(chat.id(), chat.number());
    }
  }
}
