package dev.typewire.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.limit.Limits;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class SeatTest {
  private final Admission admission =
      new Admission(Limits.defaults().connectionsPerAddress(1).connectionsPerSubject(1));

  private Seat seat(EmbeddedChannel channel) {
    return admission.seat(channel);
  }

  @Test
  void closedConnection_givesItsPlacesBack() {
    EmbeddedChannel first = new EmbeddedChannel();
    assertThat(seat(first).countForAddress("192.0.2.1")).isTrue();
    assertThat(seat(first).countForSubject("ada")).isTrue();
    Seat second = seat(new EmbeddedChannel());
    assertThat(second.countForAddress("192.0.2.1")).isFalse();
    assertThat(second.countForSubject("ada")).isFalse();
    first.close();
    assertThat(second.countForAddress("192.0.2.1")).isTrue();
    assertThat(second.countForSubject("ada")).isTrue();
  }

  @Test
  void closedConnection_takesNoPlaceAnyMore() {
    EmbeddedChannel closed = new EmbeddedChannel();
    Seat gone = seat(closed);
    closed.close();
    assertThat(gone.countForAddress("192.0.2.1")).isFalse();
    assertThat(gone.countForSubject("ada")).isFalse();
    Seat next = seat(new EmbeddedChannel());
    assertThat(next.countForAddress("192.0.2.1")).isTrue();
    assertThat(next.countForSubject("ada")).isTrue();
  }
}
