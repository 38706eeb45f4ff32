package dev.typewire.examples.logs;

import dev.typewire.examples.server.ApiException;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.ClientToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * The build server's own addresses. Whoever reaches them may read every job: a server with private
 * jobs checks that before it mints.
 */
final class LogsApi {
  private static final int MAX_LINES_PER_SECOND = 5_000;

  private final Jobs jobs;
  private final Realtime realtime;

  LogsApi(Jobs jobs, Realtime realtime) {
    this.jobs = jobs;
    this.realtime = realtime;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/jobs", ctx -> ctx.json(jobs.all()));
    routes.post("/api/jobs", ctx -> ctx.status(HttpStatus.CREATED).json(start(ctx)));
    routes.get("/api/jobs/{id}/log", ctx -> ctx.result(jobs.transcript(job(ctx)).text()));
    routes.get("/api/jobs/{id}/token", ctx -> ctx.json(token(ctx)));
  }

  private Job start(Context ctx) {
    int rate = ctx.bodyAsClass(NewJob.class).linesPerSecond();
    if (rate < 1 || rate > MAX_LINES_PER_SECOND) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "PACE_INVALID",
          "A job writes 1 to " + MAX_LINES_PER_SECOND + " lines a second, not " + rate + ".");
    }
    return jobs.start(rate);
  }

  private ClientToken token(Context ctx) {
    return realtime.tokens().mint(JobChannelRef.of(job(ctx).id()).line());
  }

  private Job job(Context ctx) {
    String id = ctx.pathParam("id");
    return jobs.find(id)
        .orElseThrow(
            () ->
                new ApiException(
                    HttpStatus.NOT_FOUND,
                    "JOB_UNKNOWN",
                    "There is no job " + id + " on this server."));
  }

  private record NewJob(int linesPerSecond) {}
}
