package dev.typewire.gateway.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** What answers one address. */
public interface Endpoint {
  /** The method that it answers. */
  HttpMethod method();

  /**
   * Whether it reads such a request's body as it arrives, with {@link Call#readBody}. The others
   * come with their whole body.
   */
  default boolean streams(HttpRequest head) {
    return false;
  }

  /**
   * Whether it answers whoever asks, from whatever page, also when the gateway is full or closing.
   */
  default boolean answersAnybody() {
    return false;
  }

  /**
   * Answers, now or later; until then the connection reads nothing more.
   *
   * @throws dev.typewire.gateway.wire.Refusal to refuse
   */
  void handle(Call call);
}
