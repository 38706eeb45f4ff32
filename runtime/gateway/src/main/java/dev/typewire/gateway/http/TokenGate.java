package dev.typewire.gateway.http;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenException;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.channel.Channel;

/** Lets a client in that brings a token, as long as the token's subject has not too much open. */
public final class TokenGate {
  private TokenGate() {}

  /**
   * What the token of a request allows. Refused after all, it counts no more for the token's
   * subject: its connection may go on, with the requests of others.
   *
   * @throws Refusal as below
   */
  public static TokenGrant admit(Node node, Call call) {
    Channel channel = call.channel();
    call.whenRefused(refusal -> node.admission().seat(channel).leaveSubjects());
    return admit(node, channel, call.token());
  }

  /**
   * What the token allows.
   *
   * @throws Refusal if it is no valid one, or one connection too many of its subject
   */
  public static TokenGrant admit(Node node, Channel channel, String token) {
    TokenGrant grant;
    try {
      grant = node.realtime().tokens().verify(token);
    } catch (TokenException e) {
      throw Refusal.of(e);
    }
    String subject = grant.subject();
    if (subject != null && !node.admission().seat(channel).countForSubject(subject)) {
      throw new Refusal(
          ErrorCode.CONNECTION_LIMIT,
          "This subject has as many connections as it may have. Close one, or come back later.");
    }
    return grant;
  }
}
