package dev.typewire.examples.approval;

import dev.typewire.examples.server.ApiException;
import dev.typewire.examples.server.SignIn;
import dev.typewire.examples.server.User;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The example's own addresses: a customer's wish comes in here, and a person's answer. */
final class RefundsApi {
  private static final List<User> USERS =
      List.of(
          new User("ada", "Ada", true),
          new User("grace", "Grace", true),
          new User("lin", "Lin", false));
  private static final int MAX_CENTS = 100_000;
  private static final int MAX_TEXT = 200;

  private final SignIn signIn = new SignIn(USERS);
  private final Journal journal;
  private final Jobs jobs;
  private final Realtime realtime;
  private final InstantSource clock;

  RefundsApi(Journal journal, Jobs jobs, Realtime realtime, InstantSource clock) {
    this.journal = journal;
    this.jobs = jobs;
    this.realtime = realtime;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    signIn.register(routes);
    routes.get("/api/token", ctx -> ctx.json(token(ctx)));
    routes.post("/api/refunds", ctx -> ctx.status(HttpStatus.CREATED).json(open(ctx)));
    routes.post("/api/refunds/{id}/decision", ctx -> ctx.json(decide(ctx)));
  }

  private ClientToken token(Context ctx) {
    checkMayDecide(signIn.user(ctx));
    RefundsChannelRef refunds = RefundsChannelRef.of();
    return realtime.tokens().mint(refunds.asked(), refunds.decided(), refunds.done());
  }

  private Refund open(Context ctx) {
    signIn.user(ctx);
    NewRefund wish = ctx.bodyAsClass(NewRefund.class);
    String customer = text(wish.customer());
    String reason = text(wish.reason());
    int amount = wish.amountInCents();
    if (customer == null || reason == null || amount < 1 || amount > MAX_CENTS) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "REFUND_INVALID",
          "A refund has a customer, a reason, and an amount of 1 cent to 1,000 euros.");
    }
    Refund refund = journal.open(customer, amount, reason);
    jobs.start(refund);
    return refund;
  }

  private Decision decide(Context ctx) {
    User user = signIn.user(ctx);
    checkMayDecide(user);
    Refund refund = asked(ctx.pathParam("id"));
    NewDecision wish = ctx.bodyAsClass(NewDecision.class);
    if (wish.verdict() == null || wish.verdict() == Verdict.EXPIRED) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST, "DECISION_INVALID", "An answer is \"approved\" or \"declined\".");
    }
    Decision own =
        new Decision(refund.id(), wish.verdict(), user.name(), text(wish.note()), clock.instant());
    Decision standing = jobs.answer(refund, own);
    if (!standing.equals(own)) {
      throw new ApiException(HttpStatus.CONFLICT, "ALREADY_DECIDED", tooLate(standing, user));
    }
    return standing;
  }

  private static String tooLate(Decision standing, User user) {
    if (standing.by() == null) {
      return "The question expired before your answer came.";
    }
    String who = standing.by().equals(user.name()) ? "You" : standing.by();
    return who
        + (standing.verdict() == Verdict.APPROVED ? " approved" : " declined")
        + " it first.";
  }

  /** What somebody wrote, not too much of it; null if that is nothing. */
  private static @Nullable String text(@Nullable String written) {
    return written == null || written.isBlank()
        ? null
        : written.strip().substring(0, Math.min(written.strip().length(), MAX_TEXT));
  }

  private Refund asked(String id) {
    return journal
        .prompt(id)
        .flatMap(
            prompt -> journal.refunds().stream().filter(one -> one.id().equals(id)).findFirst())
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.NOT_FOUND, "NOT_ASKED", "Nobody is asked about refund " + id + "."));
  }

  private static void checkMayDecide(User user) {
    if (!user.admin()) {
      throw new ApiException(
          HttpStatus.FORBIDDEN, "MAY_NOT_DECIDE", "Only Ada and Grace decide about refunds.");
    }
  }

  private record NewRefund(@Nullable String customer, int amountInCents, @Nullable String reason) {}

  private record NewDecision(@Nullable Verdict verdict, @Nullable String note) {}
}
