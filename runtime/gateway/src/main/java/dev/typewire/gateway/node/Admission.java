package dev.typewire.gateway.node;

import dev.typewire.gateway.limit.Limits;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/** How many connections there may be: in total, of one address, and of one token's subject. */
public final class Admission {
  private static final AttributeKey<Seat> SEAT = AttributeKey.valueOf("typewire.seat");

  /** Connections over a limit that are told so at the same time; more are cut off. */
  private static final int MAX_REFUSED = 1_000;

  final Quota all;
  final Quota refused = new Quota(MAX_REFUSED);
  final Quota addresses;
  final Quota subjects;

  Admission(Limits limits) {
    this.all = new Quota(limits.connections());
    this.addresses = new Quota(limits.connectionsPerAddress());
    this.subjects = new Quota(limits.connectionsPerSubject());
  }

  /** The connection's part in the counts, from its first use until it closes. */
  public Seat seat(Channel channel) {
    Seat present = channel.attr(SEAT).get();
    if (present != null) {
      return present;
    }
    Seat seat = new Seat(this);
    channel.attr(SEAT).set(seat);
    channel.closeFuture().addListener(seat);
    return seat;
  }
}
