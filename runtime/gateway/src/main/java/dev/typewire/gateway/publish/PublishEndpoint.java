package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.TypewireException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/realtime/publish}: the body is the payload. */
public final class PublishEndpoint implements Endpoint {
  private static final Logger log = LoggerFactory.getLogger(PublishEndpoint.class);

  private final Node node;
  private final Authority authority;

  /** Publishes through the node's runtime. */
  public PublishEndpoint(Node node) {
    this.node = node;
    this.authority = new Authority(node);
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.POST;
  }

  @Override
  public void handle(Call call) {
    authority.checkPublish(call);
    if (call.headers().get(HttpHeaderNames.CONTENT_TYPE, "").startsWith("text/stream")) {
      throw new Refusal(
          ErrorCode.UNSUPPORTED, "Chunk streams cannot be published here yet. Send JSON.");
    }
    var unused =
        publish(PublishRequest.of(call))
            .orTimeout(node.settings().brokerTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (receipts, fault) ->
                    call.channel().eventLoop().execute(() -> answer(call, receipts, fault)));
  }

  /** One topic after the other, so that the receipts say how far it came. */
  private CompletableFuture<List<String>> publish(PublishRequest request) {
    request.topics().forEach(request::options); // refuses before anything is sent
    CompletableFuture<List<String>> receipts = CompletableFuture.completedFuture(new ArrayList<>());
    for (String topic : request.topics()) {
      receipts =
          receipts.thenCompose(
              so ->
                  node.realtime()
                      .publishJson(
                          request.channel(), topic, request.payload(), request.options(topic))
                      .thenApply(
                          receipt -> {
                            so.add(json(topic, receipt));
                            return so;
                          }));
    }
    return receipts;
  }

  private static String json(String topic, Receipt receipt) {
    byte[] json =
        new JsonText()
            .put("topic", topic)
            .put("id", receipt.id().toString())
            .put("duplicate", receipt.duplicate())
            .close();
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void answer(
      Call call, @Nullable List<String> receipts, @Nullable Throwable fault) {
    if (receipts != null) {
      String list = "[" + String.join(",", receipts) + "]";
      call.answer(HttpResponseStatus.OK, new JsonText().name("receipts").raw(list).close());
    } else {
      call.refuse(refusal(fault));
    }
  }

  private static Refusal refusal(@Nullable Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    if (cause instanceof TypewireException e) {
      return Refusal.of(e);
    }
    if (cause instanceof TimeoutException) {
      return new Refusal(
          ErrorCode.BROKER_UNAVAILABLE,
          "The broker did not answer in time. It may have the message.");
    }
    log.error("A publish over HTTP failed", cause);
    return new Refusal(ErrorCode.INTERNAL, "The server failed. Its log has the reason.");
  }
}
