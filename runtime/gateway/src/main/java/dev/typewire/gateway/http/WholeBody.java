package dev.typewire.gateway.http;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Collects a body, up to a limit; beyond it, refuses and reads no further. */
final class WholeBody implements BodyListener {
  private final Call call;
  private final int maxBytes;
  private final Consumer<byte[]> then;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  WholeBody(Call call, int maxBytes, Consumer<byte[]> then) {
    this.call = call;
    this.maxBytes = maxBytes;
    this.then = then;
  }

  @Override
  public void piece(ByteBuf piece) {
    if (bytes.size() + piece.readableBytes() > maxBytes) {
      throw tooLarge(maxBytes);
    }
    bytes.writeBytes(ByteBufUtil.getBytes(piece));
    call.readMore();
  }

  @Override
  public void end() {
    then.accept(bytes.toByteArray());
  }

  @Override
  public void aborted() {
    // Nothing was done with it yet.
  }

  static Refusal tooLarge(int maxBytes) {
    return new Refusal(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body has more than " + maxBytes + " bytes. Send a reference to it.");
  }
}
