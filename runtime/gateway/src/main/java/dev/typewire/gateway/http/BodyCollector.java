package dev.typewire.gateway.http;

import dev.typewire.gateway.node.Node;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects a request's body, up to a limit; beyond it, refuses and reads no further. */
final class BodyCollector extends HttpObjectAggregator {
  private final Node node;
  private final OriginRule origins;
  private final Predicate<HttpRequest> streams;
  private boolean streaming;

  /**
   * Collects bodies of this size.
   *
   * @param streams tells whose body is left alone
   */
  BodyCollector(int maxBytes, Node node, OriginRule origins, Predicate<HttpRequest> streams) {
    super(maxBytes);
    this.node = node;
    this.streams = streams;
    this.origins = origins;
  }

  /** What an endpoint reads as it arrives passes by. */
  @Override
  public boolean acceptInboundMessage(Object message) throws Exception {
    if (message instanceof HttpRequest head) {
      streaming = head.decoderResult().isSuccess() && streams.test(head);
    }
    return !streaming && super.acceptInboundMessage(message);
  }

  @Override
  protected @Nullable Object newContinueResponse(
      HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
    // Null where the answer would be a refusal: handleOversizedMessage gives ours, and what else a
    // client may expect is passed over: RFC 9110, section 10.1.1.
    return !HttpUtil.is100ContinueExpected(start) || isContentLengthInvalid(start, maxContentLength)
        ? null
        : super.newContinueResponse(start, maxContentLength, pipeline);
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    HttpRequest request = (HttpRequest) oversized;
    DefaultFullHttpRequest head =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, request.method(), "/");
    boolean allowed = origins.allows(request.headers());
    String allowOrigin = allowed ? origins.allowOrigin(request.headers()) : null;
    Call call = new Call(context.channel(), head, allowOrigin, node);
    call.refuseAndClose(WholeBody.tooLarge(maxContentLength()));
  }
}
