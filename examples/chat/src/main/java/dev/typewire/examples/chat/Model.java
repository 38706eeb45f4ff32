package dev.typewire.examples.chat;

import java.util.Iterator;

/** Answers questions, as a language model does: a token at a time. */
interface Model {
  /** Begins an answer. */
  Reply answer(String question);

  /**
   * An answer on its way.
   *
   * @param tokens put together they are the answer; {@code next} returns at the model's own pace
   * @param source where the text is from
   */
  record Reply(Iterator<String> tokens, String source) {}
}
