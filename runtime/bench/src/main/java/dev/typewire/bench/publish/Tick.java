package dev.typewire.bench.publish;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payload like many: a few short fields and a text.
 *
 * @param name what it is about
 * @param status how it is
 * @param text what there is to say
 * @param number which one it is
 * @param at when, in milliseconds of the epoch
 */
record Tick(String name, String status, String text, int number, long at) {
  /** One whose JSON has this size. */
  static Tick ofBytes(int size) {
    String without = JsonMapper.builder().build().writeValueAsString(of(""));
    return of("x".repeat(size - without.getBytes(StandardCharsets.UTF_8).length));
  }

  private static Tick of(String text) {
    return new Tick("charge-card", "running", text, 42, 1_787_392_800_123L);
  }
}
