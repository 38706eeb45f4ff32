package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.handler.codec.http.HttpMethod;

/** An address of the wire that this gateway does not serve, said plainly. */
public final class UnsupportedEndpoint implements Endpoint {
  private final String reason;

  /** Refuses with this reason. */
  public UnsupportedEndpoint(String reason) {
    this.reason = reason;
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.POST;
  }

  @Override
  public void handle(Call call) {
    throw new Refusal(ErrorCode.UNSUPPORTED, reason);
  }
}
