package dev.typewire.examples.orders;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The shop's own addresses. Two of them mint tokens, and only after the check that their caller may
 * follow the channel.
 */
final class OrdersApi {
  private static final String SESSION = "demo-user";
  private static final int MAX_QUANTITY = 9;

  private final Orders orders;
  private final Workers workers;
  private final Realtime realtime;

  OrdersApi(Orders orders, Workers workers, Realtime realtime) {
    this.orders = orders;
    this.workers = workers;
    this.realtime = realtime;
  }

  void register(RoutesConfig routes) {
    routes.before("/api/*", ctx -> ctx.header("Cache-Control", "no-store"));
    routes.get("/api/session", ctx -> ctx.json(session(signedIn(ctx))));
    routes.post("/api/session", ctx -> ctx.json(session(Optional.of(signIn(ctx)))));
    routes.get("/api/items", ctx -> ctx.json(items()));
    routes.get("/api/orders", ctx -> ctx.json(ownOrders(ctx)));
    routes.post("/api/orders", ctx -> ctx.status(HttpStatus.CREATED).json(placeOrder(ctx)));
    routes.get("/api/orders/{id}", ctx -> ctx.json(OrderView.of(ownOrder(ctx))));
    routes.get("/api/orders/{id}/token", ctx -> ctx.json(orderToken(ctx)));
    routes.get("/api/admin/token", ctx -> ctx.json(adminToken(ctx)));
    routes.exception(ApiException.class, (e, ctx) -> ctx.status(e.status()).json(e.body()));
    routes.exception(
        JacksonException.class,
        (e, ctx) ->
            ctx.status(HttpStatus.BAD_REQUEST)
                .json(new ApiException.Body("BODY_INVALID", "The request's body does not fit.")));
  }

  private ClientToken orderToken(Context ctx) {
    Order order = ownOrder(ctx);
    return realtime.tokens().mint(OrderChannelRef.of(order.id()).step());
  }

  private ClientToken adminToken(Context ctx) {
    if (!user(ctx).admin()) {
      throw new ApiException(
          HttpStatus.FORBIDDEN, "NOT_THE_SHOP", "Only the shop may see everybody's orders.");
    }
    return realtime.tokens().mint(AdminChannelRef.of().order());
  }

  private OrderView placeOrder(Context ctx) {
    User user = user(ctx);
    NewOrder wish = ctx.bodyAsClass(NewOrder.class);
    Item item = wish.item();
    if (item == null || wish.quantity() < 1 || wish.quantity() > MAX_QUANTITY) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "ORDER_INVALID",
          "An order names an item and a quantity of 1 to " + MAX_QUANTITY + ".");
    }
    Mishap mishap = wish.mishap() == null ? Mishap.NONE : wish.mishap();
    Order order = orders.place(user, item, wish.quantity(), mishap);
    workers.start(order);
    return OrderView.of(order);
  }

  private List<OrderView> ownOrders(Context ctx) {
    return orders.ownedBy(user(ctx)).stream().map(OrderView::of).toList();
  }

  /** The order that the address names; the same refusal whether it is another's or nobody's. */
  private Order ownOrder(Context ctx) {
    String id = ctx.pathParam("id");
    return orders
        .ownedBy(user(ctx), id)
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.FORBIDDEN,
                    "NOT_YOUR_ORDER",
                    "Order " + id + " is not one of yours, so its steps stay closed to you."));
  }

  private static User user(Context ctx) {
    return signedIn(ctx)
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", "Choose who you are first."));
  }

  private static Optional<User> signedIn(Context ctx) {
    return User.find(ctx.cookie(SESSION));
  }

  private static User signIn(Context ctx) {
    User user =
        User.find(ctx.bodyAsClass(SignIn.class).user())
            .orElseThrow(
                () ->
                    new ApiException(
                        HttpStatus.BAD_REQUEST, "USER_UNKNOWN", "There is no such user."));
    Cookie cookie = new Cookie(SESSION, user.id());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
    return user;
  }

  private static Session session(Optional<User> user) {
    return new Session(user.orElse(null), User.ALL);
  }

  private static List<ItemView> items() {
    return Arrays.stream(Item.values())
        .map(item -> new ItemView(item.name(), item.title(), item.priceInCents()))
        .toList();
  }

  private record SignIn(@Nullable String user) {}

  private record Session(@Nullable User user, List<User> users) {}

  private record ItemView(String id, String title, int priceInCents) {}

  private record NewOrder(@Nullable Item item, int quantity, @Nullable Mishap mishap) {}

  private record OrderView(String id, String item, int quantity, int amountInCents, long placedAt) {
    static OrderView of(Order order) {
      return new OrderView(
          order.id(),
          order.item().title(),
          order.quantity(),
          order.amountInCents(),
          order.placedAt());
    }
  }
}
