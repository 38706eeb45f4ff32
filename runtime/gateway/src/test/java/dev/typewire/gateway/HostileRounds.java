package dev.typewire.gateway;

import dev.typewire.gateway.HostileClient.Outcome;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Many connections of hostile clients, some at a time; the same ones for the same seed. */
final class HostileRounds implements AutoCloseable {
  private static final int AT_ONCE = 16;

  private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
  private final List<Future<Outcome>> outcomes = new ArrayList<>();
  private final Callable<Socket> connect;
  private final Duration idleTime;
  private final Mutator mutator;
  private final HostileRequests requests;
  private final HostileFrames frames;
  private final String token;

  /**
   * Rounds over new connections.
   *
   * @param idleTime how long the gateway lets a client be silent
   * @param token to follow something with
   * @param publisher a token that publishes
   */
  HostileRounds(
      Callable<Socket> connect,
      Duration idleTime,
      long seed,
      String key,
      String token,
      String publisher) {
    this.connect = connect;
    this.idleTime = idleTime;
    this.token = token;
    this.mutator = new Mutator(seed);
    this.requests = new HostileRequests(mutator, key, token, publisher);
    this.frames = new HostileFrames(mutator, token);
  }

  /** Begins one more: with a request, or with frames behind a good one. */
  void next() {
    if (outcomes.size() % 2 == 0) {
      byte[] request = requests.next();
      begin(request, client -> client.request(request));
    } else {
      byte[] handshake = handshake();
      byte[] spoiled = frames.next();
      begin(spoiled, client -> client.frames(handshake, spoiled));
    }
  }

  private void begin(byte[] spoiled, Function<HostileClient, Outcome> dialogue) {
    int round = outcomes.size();
    outcomes.add(
        clients.submit(
            () -> {
              try (HostileClient client = new HostileClient(connect, idleTime)) {
                return dialogue.apply(client);
              } catch (AssertionError | RuntimeException e) {
                String text = new String(spoiled, StandardCharsets.ISO_8859_1);
                throw new AssertionError("In round " + round + ", after: " + text, e);
              }
            }));
  }

  private byte[] handshake() {
    boolean asV1 = mutator.below(2) == 0;
    boolean deflating = mutator.below(2) == 0;
    String request =
        "GET /v1/realtime/connect"
            + (asV1 ? "" : "?token=" + token)
            + " HTTP/1.1\r\nHost: a\r\n"
            + HostileRequests.UPGRADE
            + (asV1 ? "Sec-WebSocket-Protocol: typewire.v1\r\n" : "")
            + (deflating ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
            + "\r\n";
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many came to which end, when all have; fails with the first that came to a bad one. */
  Map<Outcome, Integer> outcomes() throws Exception {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Future<Outcome> outcome : outcomes) {
      counts.merge(outcome.get(2, TimeUnit.MINUTES), 1, Integer::sum);
    }
    return counts;
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
