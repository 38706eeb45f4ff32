package dev.typewire.examples.dashboard;

import dev.typewire.examples.server.ApiException;
import dev.typewire.examples.server.SignIn;
import dev.typewire.examples.server.User;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicRef;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The dashboard's own addresses. Those under {@code /api/admin} are for admins, and so is the token
 * that one of them mints.
 */
final class DashboardApi {
  private static final int LONGEST_OUTAGE = 120;

  private final SignIn signIn = new SignIn(Users.ALL);
  private final Fleet fleet;
  private final Realtime realtime;
  private final Outage outage;

  DashboardApi(Fleet fleet, Realtime realtime, Outage outage) {
    this.fleet = fleet;
    this.realtime = realtime;
    this.outage = outage;
  }

  void register(RoutesConfig routes) {
    signIn.register(routes);
    routes.before("/api/admin/*", this::admin);
    routes.get("/api/admin/services", ctx -> ctx.json(services()));
    routes.get("/api/admin/token", ctx -> ctx.json(token()));
    routes.post("/api/admin/services/{name}/restart", this::restart);
    routes.post("/api/admin/outage", this::beginOutage);
  }

  private static List<String> services() {
    return Service.ALL.stream().map(Service::name).toList();
  }

  /** One token for all that the page shows. */
  private ClientToken token() {
    List<TopicRef<?>> topics = new ArrayList<>();
    for (Service service : Service.ALL) {
      ServiceChannelRef channel = ServiceChannelRef.of(service.name());
      topics.add(channel.metrics());
      topics.add(channel.incident());
    }
    topics.add(FleetChannelRef.of().totals());
    topics.add(FleetChannelRef.of().notice());
    return realtime.tokens().mint(topics.toArray(TopicRef<?>[]::new));
  }

  private void restart(Context ctx) {
    String name = ctx.pathParam("name");
    Service service =
        Service.find(name)
            .orElseThrow(
                () ->
                    new ApiException(
                        HttpStatus.NOT_FOUND,
                        "SERVICE_UNKNOWN",
                        "There is no service \"" + name + "\" in the fleet."));
    fleet.restart(service, admin(ctx).name());
    ctx.status(HttpStatus.ACCEPTED).json(new Accepted());
  }

  private void beginOutage(Context ctx) {
    int seconds = ctx.bodyAsClass(OutageWish.class).seconds();
    if (seconds < 1 || seconds > LONGEST_OUTAGE) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "OUTAGE_INVALID",
          "An outage lasts 1 to " + LONGEST_OUTAGE + " seconds, not " + seconds + ".");
    }
    if (!outage.begin(Duration.ofSeconds(seconds))) {
      throw new ApiException(HttpStatus.CONFLICT, "OUTAGE_RUNNING", "The gateway is down already.");
    }
    fleet.notice(admin(ctx).name() + " took the gateway down for " + seconds + " s.");
    ctx.status(HttpStatus.ACCEPTED).json(new Accepted());
  }

  private User admin(Context ctx) {
    User user = signIn.user(ctx);
    if (!user.admin()) {
      throw new ApiException(
          HttpStatus.FORBIDDEN,
          "NOT_AN_ADMIN",
          user.name() + " does not run the fleet, so its channels stay closed.");
    }
    return user;
  }

  private record OutageWish(int seconds) {}

  private record Accepted() {}
}
