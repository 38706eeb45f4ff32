package dev.typewire.examples.chat;

import dev.typewire.examples.server.Ports;
import dev.typewire.examples.server.Setting;

/**
 * Where the chat listens, and how fast its model is.
 *
 * @param ports where it listens
 * @param pace how long the model thinks about each token
 */
record Settings(Ports ports, Pace pace) {

  /**
   * Settings from system properties ({@code -Dchat.port=8090}), or else from the environment
   * ({@code CHAT_PORT=8090}).
   */
  static Settings fromEnvironment() {
    return new Settings(
        Ports.of("chat", 8090), Pace.of(Setting.number("chat.tokensPerSecond", 30)));
  }
}
