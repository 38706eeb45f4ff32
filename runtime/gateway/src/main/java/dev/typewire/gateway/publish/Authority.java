package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenException;
import java.util.Optional;

/** Who may publish and who may mint. */
final class Authority {
  private final Node node;

  Authority(Node node) {
    this.node = node;
  }

  /** Lets pass who knows a signing key. */
  void checkMint(Call call) {
    Optional<String> bearer = bearer(call);
    if (bearer.isPresent() && !node.realtime().tokens().isSigningKey(bearer.get())) {
      throw forbidden("The bearer is no signing key of this server.");
    }
  }

  /** Lets pass who knows a signing key, or has a token with the publish claim. */
  void checkPublish(Call call) {
    Optional<String> bearer = bearer(call);
    if (bearer.isEmpty() || node.realtime().tokens().isSigningKey(bearer.get())) {
      return;
    }
    if (bearer.get().indexOf('.') < 0) {
      throw forbidden("The bearer is no signing key of this server, and no token.");
    }
    try {
      if (!node.realtime().tokens().verify(bearer.get()).publish()) {
        throw forbidden("The token does not allow to publish.");
      }
    } catch (TokenException e) {
      throw Refusal.of(e);
    }
  }

  /** Empty only in dev mode. */
  private Optional<String> bearer(Call call) {
    Optional<String> bearer = call.bearer();
    if (bearer.isEmpty() && !node.settings().devMode()) {
      throw new Refusal(
          ErrorCode.TOKEN_MISSING, "Send the signing key as bearer, in the Authorization header.");
    }
    return bearer;
  }

  private static Refusal forbidden(String message) {
    return new Refusal(ErrorCode.PUBLISH_FORBIDDEN, message);
  }
}
