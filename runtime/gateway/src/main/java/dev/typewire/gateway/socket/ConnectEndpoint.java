package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.http.TokenGate;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/realtime/connect}: a WebSocket, in the dialect that the client asks for. */
public final class ConnectEndpoint implements Endpoint {
  private final Node node;
  private final Fanout fanout;
  private final Handshake handshake;

  /** Connects clients to these channels. */
  public ConnectEndpoint(Node node, Fanout fanout) {
    this.node = node;
    this.fanout = fanout;
    this.handshake = new Handshake(node.settings());
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.GET;
  }

  @Override
  public void handle(Call call) {
    Handshake.check(call);
    if (asksForV1(call)) {
      openV1(call);
    } else {
      openPlain(call);
    }
  }

  private static boolean asksForV1(Call call) {
    return call.headers()
        .containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, Dialect.V1_NAME, false);
  }

  private void openV1(Call call) {
    if (call.parameter("token").isPresent()) {
      throw new Refusal(
          ErrorCode.TOKEN_IN_URL,
          "A token in the URL ends up in logs. Send it in the sub frame of "
              + Dialect.V1_NAME
              + ".");
    }
    Channel channel = call.channel();
    SocketLink link =
        new SocketLink(node, channel, l -> new V1Session(node, l, fanout.on(channel.eventLoop())));
    accept(call, link, Dialect.V1_NAME);
  }

  private void openPlain(Call call) {
    if (!node.settings().plainSockets()) {
      throw new Refusal(
          ErrorCode.PROTOCOL_MISSING,
          "This server is for clients that ask for the subprotocol " + Dialect.V1_NAME + ".");
    }
    Channel channel = call.channel();
    TokenGrant grant = TokenGate.admit(node, call);
    SocketLink link =
        new SocketLink(
            node, channel, l -> new PlainSession(node, l, fanout.on(channel.eventLoop())));
    PlainSession session = (PlainSession) link.session();
    session.open(grant, () -> accept(call, link, null), call::refuse);
  }

  private void accept(Call call, SocketLink link, @Nullable String subprotocol) {
    // First, so that a gateway that closes right after the answer says goodbye to this one too.
    node.connections().streaming(call.channel(), link);
    handshake.accept(call, link, subprotocol);
  }
}
