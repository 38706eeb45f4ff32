package dev.typewire.examples.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who is asking. An example asks for no password; a real application has its own way to know.
 */
public final class SignIn {
  private static final String COOKIE = "demo-user";

  private final List<User> users;

  /** Lets these users in. */
  public SignIn(List<User> users) {
    this.users = users;
  }

  /** Adds {@code GET} and {@code POST /api/session}. */
  public void register(RoutesConfig routes) {
    routes.get(
        "/api/session", ctx -> ctx.json(new Session(find(ctx.cookie(COOKIE)).orElse(null), users)));
    routes.post("/api/session", ctx -> ctx.json(new Session(signIn(ctx), users)));
  }

  /**
   * Who is asking.
   *
   * @throws ApiException if nobody has signed in
   */
  public User user(Context ctx) {
    return find(ctx.cookie(COOKIE))
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", "Choose who you are first."));
  }

  private User signIn(Context ctx) {
    User user =
        find(ctx.bodyAsClass(Wish.class).user())
            .orElseThrow(
                () ->
                    new ApiException(
                        HttpStatus.BAD_REQUEST, "USER_UNKNOWN", "There is no such user."));
    Cookie cookie = new Cookie(COOKIE, user.id());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
    return user;
  }

  private Optional<User> find(@Nullable String id) {
    return users.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  private record Wish(@Nullable String user) {}

  private record Session(@Nullable User user, List<User> users) {}
}
