package dev.typewire.runtime;

/** Says where: one channel. The processor writes one implementation a channel interface. */
public interface ChannelRef {
  /** The channel's name, such as {@code order:42}. */
  String name();

  /** What the channel's interface declares. */
  ChannelDefinition definition();
}
