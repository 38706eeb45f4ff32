package dev.typewire.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects a request's body, up to a limit; a longer one makes its request a failed one. */
final class BodyCollector extends HttpObjectAggregator {
  private final Predicate<HttpRequest> streams;
  private boolean streaming;

  /**
   * Collects bodies of this size.
   *
   * @param streams tells whose body is left alone
   */
  BodyCollector(int maxBytes, Predicate<HttpRequest> streams) {
    super(maxBytes);
    this.streams = streams;
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
    // Null where the answer would be a refusal, which is RequestHandler's. What else a client may
    // expect is passed over: RFC 9110, section 10.1.1.
    return !HttpUtil.is100ContinueExpected(start) || isContentLengthInvalid(start, maxContentLength)
        ? null
        : super.newContinueResponse(start, maxContentLength, pipeline);
  }

  @Override
  protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
    oversized.setDecoderResult(DecoderResult.failure(new TooLongHttpContentException()));
    context.fireChannelRead(ReferenceCountUtil.retain(oversized)); // refused when its turn comes
  }
}
