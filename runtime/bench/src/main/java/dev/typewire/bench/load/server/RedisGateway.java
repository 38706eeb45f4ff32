package dev.typewire.bench.load.server;

import dev.typewire.bench.load.peer.Grants;
import dev.typewire.gateway.Gateway;
import dev.typewire.redis.RedisBroker;
import dev.typewire.runtime.Realtime;
import java.io.IOException;

/** One gateway on Redis: prints its port, and ends with its standard input. */
public final class RedisGateway {
  private RedisGateway() {}

  /** Takes the address of the Redis. */
  public static void main(String[] args) throws IOException {
    Realtime realtime =
        Realtime.builder()
            .broker(RedisBroker.connect(args[0]))
            .signingKey(Grants.SIGNING_KEY)
            .build();
    Gateway gateway = GatewayPeer.open(realtime);
    System.out.println(gateway.port());
    System.in.transferTo(System.err);
    System.exit(0);
  }
}
