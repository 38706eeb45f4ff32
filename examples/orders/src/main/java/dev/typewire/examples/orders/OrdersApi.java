package dev.typewire.examples.orders;

import dev.typewire.examples.server.ApiException;
import dev.typewire.examples.server.SignIn;
import dev.typewire.examples.server.User;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop's own addresses. Two of them mint tokens, and only after the check that their caller may
 * follow the channel.
 */
final class OrdersApi {
  private static final int MAX_QUANTITY = 9;

  private final SignIn signIn = new SignIn(Users.ALL);
  private final Orders orders;
  private final Workers workers;
  private final Realtime realtime;

  OrdersApi(Orders orders, Workers workers, Realtime realtime) {
    this.orders = orders;
    this.workers = workers;
    this.realtime = realtime;
  }

  void register(RoutesConfig routes) {
    signIn.register(routes);
    routes.get("/api/items", ctx -> ctx.json(items()));
    routes.get("/api/orders", ctx -> ctx.json(ownOrders(ctx)));
    routes.post("/api/orders", ctx -> ctx.status(HttpStatus.CREATED).json(placeOrder(ctx)));
    routes.get("/api/orders/{id}", ctx -> ctx.json(OrderView.of(ownOrder(ctx))));
    routes.get("/api/orders/{id}/token", ctx -> ctx.json(orderToken(ctx)));
    routes.get("/api/admin/token", ctx -> ctx.json(adminToken(ctx)));
  }

  private ClientToken orderToken(Context ctx) {
    Order order = ownOrder(ctx);
    return realtime.tokens().mint(OrderChannelRef.of(order.id()).step());
  }

  private ClientToken adminToken(Context ctx) {
    if (!signIn.user(ctx).admin()) {
      throw new ApiException(
          HttpStatus.FORBIDDEN, "NOT_THE_SHOP", "Only the shop may see everybody's orders.");
    }
    return realtime.tokens().mint(AdminChannelRef.of().order());
  }

  private OrderView placeOrder(Context ctx) {
    User user = signIn.user(ctx);
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
    return orders.ownedBy(signIn.user(ctx)).stream().map(OrderView::of).toList();
  }

  /** The order that the address names; the same refusal whether it is another's or nobody's. */
  private Order ownOrder(Context ctx) {
    String id = ctx.pathParam("id");
    return orders
        .ownedBy(signIn.user(ctx), id)
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.FORBIDDEN,
                    "NOT_YOUR_ORDER",
                    "Order " + id + " is not one of yours, so its steps stay closed to you."));
  }

  private static List<ItemView> items() {
    return Arrays.stream(Item.values())
        .map(item -> new ItemView(item.name(), item.title(), item.priceInCents()))
        .toList();
  }

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
