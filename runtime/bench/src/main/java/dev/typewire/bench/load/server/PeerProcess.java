package dev.typewire.bench.load.server;

import dev.typewire.bench.load.Command;
import dev.typewire.bench.load.Mark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A measured process: one server, and publishers that do what standard input says.
 *
 * <p>It prints its port and the id of the process to measure. Each line of standard input is a
 * {@link Command}, or {@code gc}, which is answered with the heap's bytes that are in use after a
 * full collection. The end of the input ends it.
 */
public final class PeerProcess {
  private final Peer peer;

  private PeerProcess(Peer peer) {
    this.peer = peer;
  }

  /** Serves until standard input ends; the argument names the server. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Peer peer = start(args[0]);
    System.out.println(peer.ports() + " " + peer.pid());
    new PeerProcess(peer).obey();
    System.exit(0);
  }

  private static Peer start(String name) throws IOException {
    return switch (name) {
      case "typewire" -> new GatewayPeer();
      case "netty-flush" -> new NettyPeer(FlushingRoom::new, (channel, json) -> json);
      case "netty-merge" -> new NettyPeer(MergingRoom::new, (channel, json) -> json);
      case "netty-envelope" -> new NettyPeer(MergingRoom::new, NettyPeer::envelope);
      case "spring" -> SpringPeer.start();
      case "nchan" -> NchanPeer.start();
      case "typewire-redis 1" -> RedisPeer.start(1);
      case "typewire-redis 2" -> RedisPeer.start(2);
      case "typewire-redis 3" -> RedisPeer.start(3);
      default -> throw new IllegalArgumentException("No server of that name: " + name);
    };
  }

  private void obey() throws IOException, InterruptedException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.equals("gc")) {
        System.out.println(peer.collect());
      } else {
        publish(Command.parse(line));
      }
    }
  }

  private void publish(Command command) throws InterruptedException {
    if (command.publishers() == 1) {
      publish(command, 0);
      return;
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < command.publishers(); i++) {
      int publisher = i;
      threads.add(new Thread(() -> publish(command, publisher), "publisher-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void publish(Command command, int publisher) {
    for (int i = 0; i < command.times(); i++) {
      String json = Mark.message(command.stamp(), publisher, i);
      for (int channel = 0; channel < command.channels(); channel++) {
        peer.publish(Command.channel(command.first() + channel), json);
      }
    }
  }
}
