package dev.typewire.gateway.health;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.JsonText;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * {@code GET /health/ready}: 200 if the gateway can serve a new client; 503 while it goes away, or
 * its broker does not answer.
 */
public final class ReadyEndpoint implements Endpoint {
  private final Node node;
  private final BrokerCheck broker;

  /** Says whether this node is ready. */
  public ReadyEndpoint(Node node) {
    this.node = node;
    this.broker =
        new BrokerCheck(
            node.realtime().broker(), node.settings().brokerTimeout(), System::nanoTime);
  }

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
    var unused =
        broker
            .answers()
            .thenAccept(answers -> call.channel().eventLoop().execute(() -> answer(call, answers)));
  }

  private void answer(Call call, boolean brokerAnswers) {
    if (node.connections().isDraining()) {
      answer(call, HttpResponseStatus.SERVICE_UNAVAILABLE, "draining");
    } else if (!brokerAnswers) {
      answer(call, HttpResponseStatus.SERVICE_UNAVAILABLE, "unavailable");
    } else {
      answer(call, HttpResponseStatus.OK, "ready");
    }
  }

  private static void answer(Call call, HttpResponseStatus code, String status) {
    call.answer(code, new JsonText().put("status", status).close());
  }
}
