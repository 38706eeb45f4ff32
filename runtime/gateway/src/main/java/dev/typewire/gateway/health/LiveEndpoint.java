package dev.typewire.gateway.health;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.wire.JsonText;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;

/** {@code GET /health/live}: the process answers, and need not be restarted. */
public final class LiveEndpoint implements Endpoint {
  @Override
  public HttpMethod method() {
    return HttpMethod.GET;
  }

  @Override
  public boolean answersAnybody() {
    return true;
  }

  @Override
  public void handle(Call call) {
    call.answer(HttpResponseStatus.OK, new JsonText().put("status", "live").close());
  }
}
