package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.BodyListener;
import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body whose bytes are forwarded as they are, in pieces of 1 KiB at the most that split no
 * character. The next piece is read when the broker has this one.
 */
final class TeeUpload implements BodyListener {
  /** The topic that gets them. */
  static final String TOPIC = "$stream";

  private static final int PIECE = 1 << 10;
  private static final int MAX_BYTES = 1_000 * PIECE;

  private final Node node;
  private final Call call;
  private final String channel;
  private final Pace pace;
  private byte[] begun = new byte[0];
  private CompletableFuture<@Nullable Receipt> last = CompletableFuture.completedFuture(null);
  private int total;
  private boolean over;

  TeeUpload(Node node, Call call, String channel, Pace pace) {
    this.pace = pace;
    this.node = node;
    this.call = call;
    this.channel = channel;
  }

  @Override
  public void piece(ByteBuf bytes) {
    try {
      pace.check();
    } catch (Refusal e) {
      refuse(e);
      return;
    }
    total += bytes.readableBytes();
    if (total > MAX_BYTES) {
      refuse(
          new Refusal(
              ErrorCode.PAYLOAD_TOO_LARGE,
              "The body has more than " + MAX_BYTES + " bytes. The rest of it was not forwarded."));
      return;
    }
    byte[] all = Arrays.copyOf(begun, begun.length + bytes.readableBytes());
    bytes.readBytes(all, begun.length, bytes.readableBytes());
    int from = 0;
    int messages = 0;
    while (from < all.length) {
      int to = Math.min(from + PIECE, all.length);
      int whole = to - begunAt(all, from, to);
      if (whole == from) {
        break;
      }
      publish(Arrays.copyOfRange(all, from, whole));
      from = whole;
      messages++;
    }
    begun = Arrays.copyOfRange(all, from, all.length);
    Duration wait = pace.spend(messages);
    then(() -> call.readMoreIn(wait));
  }

  /** How many bytes at the end begin a character of UTF-8 that is not complete: RFC 3629. */
  private static int begunAt(byte[] bytes, int from, int to) {
    for (int back = 1; back <= 3 && to - back >= from; back++) {
      int lead = bytes[to - back] & 0xff;
      if (lead >= 0xc0) {
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        return length > back ? back : 0;
      }
      if (lead < 0x80) {
        return 0;
      }
    }
    return 0;
  }

  @Override
  public void end() {
    if (over) {
      return;
    }
    if (begun.length > 0) {
      publish(begun);
    }
    then(() -> call.answer(HttpResponseStatus.OK, new JsonText().put("bytes", total).close()));
  }

  @Override
  public void aborted() {
    over = true;
  }

  private void publish(byte[] bytes) {
    Payload payload = Payload.ofJson(bytes);
    last =
        last.thenCompose(
            before ->
                node.realtime()
                    .publishRaw(channel, TOPIC, payload)
                    .thenApply(node.meters()::published));
  }

  /** Goes on when the broker has all so far. */
  private void then(Runnable next) {
    var unused =
        last.copy()
            .orTimeout(node.settings().brokerTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (receipt, fault) -> call.channel().eventLoop().execute(() -> next(fault, next)));
  }

  private void next(@Nullable Throwable fault, Runnable next) {
    if (over) {
      return;
    }
    if (fault == null) {
      next.run();
    } else {
      refuse(PublishFaults.refusal(fault));
    }
  }

  private void refuse(Refusal refusal) {
    over = true;
    call.refuseAndClose(refusal);
  }
}
