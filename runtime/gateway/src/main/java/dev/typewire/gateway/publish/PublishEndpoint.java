package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.Payload;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/realtime/publish}: the body is the payload. */
public final class PublishEndpoint implements Endpoint {
  private final Node node;
  private final Authority authority;

  /** Publishes through the node's runtime, for those whom the authority lets. */
  public PublishEndpoint(Node node, Authority authority) {
    this.node = node;
    this.authority = authority;
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.POST;
  }

  /** Whose body is kept or passed on is looked at first. */
  @Override
  public boolean streams(HttpRequest head) {
    return true;
  }

  private static boolean isStream(Call call) {
    return call.headers()
        .get(HttpHeaderNames.CONTENT_TYPE, "")
        .toLowerCase(Locale.ROOT)
        .startsWith("text/stream");
  }

  /** Each piece of the body is a chunk, for every topic. */
  private void stream(Call call, PublishRequest request, Pace pace) {
    Map<String, TopicStream<Payload>> streams = new LinkedHashMap<>();
    for (String topic : request.topics()) {
      streams.put(
          topic, node.realtime().streamJson(request.channel(), topic, request.options(topic)));
    }
    call.readBody(new StreamUpload(node, call, streams, pace));
  }

  @Override
  public void handle(Call call) {
    call.whenRefused(refusal -> node.meters().notPublished(refusal.code()));
    Pace pace = authority.checkPublish(call, call.parameters("topic"));
    if (isStream(call)) {
      stream(call, PublishRequest.ofStream(call), pace);
      return;
    }
    PublishRequest request = PublishRequest.of(call);
    request.topics().forEach(request::options); // refuses before anything is sent
    call.readBody(
        node.realtime().maxPayloadBytes(),
        body -> {
          pace.check(); // the body may have taken long
          publish(call, request, JsonBody.payload(body));
        });
  }

  private void publish(Call call, PublishRequest request, Payload payload) {
    var unused =
        publish(request, payload)
            .orTimeout(node.settings().brokerTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (receipts, fault) ->
                    call.channel().eventLoop().execute(() -> answer(call, receipts, fault)));
  }

  /** One topic after the other, so that the receipts say how far it came. */
  private CompletableFuture<List<String>> publish(PublishRequest request, Payload payload) {
    CompletableFuture<List<String>> receipts = CompletableFuture.completedFuture(new ArrayList<>());
    for (String topic : request.topics()) {
      receipts =
          receipts.thenCompose(
              so ->
                  node.realtime()
                      .publishJson(request.channel(), topic, payload, request.options(topic))
                      .thenApply(node.meters()::published)
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
      call.refuse(PublishFaults.refusal(fault));
    }
  }
}
