package dev.typewire.gateway.http;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Collects a request's body, up to a limit; beyond it, refuses and reads no further. */
final class BodyCollector extends HttpObjectAggregator {
  private final OriginRule origins;

  BodyCollector(int maxBytes, OriginRule origins) {
    super(maxBytes);
    this.origins = origins;
  }

  @Override
  protected @Nullable Object newContinueResponse(
      HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
    // Null where the answer would be a refusal: then handleOversizedMessage gives ours.
    return isContentLengthInvalid(start, maxContentLength)
        ? null
        : super.newContinueResponse(start, maxContentLength, pipeline);
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    HttpRequest request = (HttpRequest) oversized;
    DefaultFullHttpRequest head =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, request.method(), "/");
    boolean allowed = origins.allows(request.headers());
    Call call =
        new Call(context.channel(), head, allowed ? origins.allowOrigin(request.headers()) : null);
    call.refuseAndClose(
        new Refusal(
            ErrorCode.PAYLOAD_TOO_LARGE,
            "The body has more than " + maxContentLength() + " bytes. Send a reference to it."));
  }
}
