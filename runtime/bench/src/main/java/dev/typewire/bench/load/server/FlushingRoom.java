package dev.typewire.bench.load.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** Writes and flushes each message to each socket by itself. */
final class FlushingRoom implements Room {
  private final EventLoop loop;
  private final List<Channel> sockets = new ArrayList<>();

  FlushingRoom(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public void add(Channel socket) {
    sockets.add(socket);
  }

  @Override
  public void remove(Channel socket) {
    sockets.remove(socket);
  }

  @Override
  public void publish(byte[] frame) {
    loop.execute(() -> write(frame));
  }

  private void write(byte[] frame) {
    if (sockets.isEmpty()) {
      return;
    }
    ByteBuf bytes = sockets.get(0).alloc().directBuffer(frame.length).writeBytes(frame);
    for (Channel socket : sockets) {
      var unused = socket.writeAndFlush(bytes.retainedDuplicate(), socket.voidPromise());
    }
    bytes.release();
  }
}
