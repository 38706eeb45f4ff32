package dev.typewire.bench.load.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Copies what is pending together, once for all sockets, and makes one write of it a socket. */
final class MergingRoom implements Room {
  private final EventLoop loop;
  private final List<Channel> sockets = new ArrayList<>();
  private final Queue<byte[]> pending = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  MergingRoom(EventLoop loop) {
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
    pending.add(frame);
    if (scheduled.compareAndSet(false, true)) {
      loop.execute(this::write);
    }
  }

  private void write() {
    scheduled.set(false);
    List<byte[]> frames = new ArrayList<>();
    int length = 0;
    for (byte[] frame = pending.poll(); frame != null; frame = pending.poll()) {
      frames.add(frame);
      length += frame.length;
    }
    if (frames.isEmpty() || sockets.isEmpty()) {
      return;
    }
    ByteBuf bytes = sockets.get(0).alloc().directBuffer(length);
    frames.forEach(bytes::writeBytes);
    for (Channel socket : sockets) {
      var unused = socket.writeAndFlush(bytes.retainedDuplicate(), socket.voidPromise());
    }
    bytes.release();
  }
}
