package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Names;
import dev.typewire.gateway.wire.Refusal;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/** {@code POST /v1/realtime/publish/tee}: forwards the body's bytes as they arrive. */
public final class TeeEndpoint implements Endpoint {
  private final Node node;
  private final Authority authority;

  /** Forwards through the node's runtime, for those whom the authority lets. */
  public TeeEndpoint(Node node, Authority authority) {
    this.node = node;
    this.authority = authority;
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.POST;
  }

  @Override
  public boolean streams(HttpRequest head) {
    return true;
  }

  @Override
  public void handle(Call call) {
    call.whenRefused(refusal -> node.meters().notPublished(refusal.code()));
    Pace pace = authority.checkPublish(call, List.of(TeeUpload.TOPIC));
    String channel =
        call.parameter("channel")
            .orElseThrow(
                () -> new Refusal(ErrorCode.REQUEST_INVALID, "The query needs a channel."));
    Names.check("channel", channel, ErrorCode.REQUEST_INVALID);
    call.readBody(new TeeUpload(node, call, channel, pace));
  }
}
