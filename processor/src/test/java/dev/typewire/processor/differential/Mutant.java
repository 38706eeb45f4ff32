package dev.typewire.processor.differential;

import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A JSON that Jackson would never write for a type, made from one that it did.
 *
 * @param kind what is wrong with it
 * @param where what is wrong
 * @param parent the object or array that changes, or what is replaced as a whole
 * @param change makes it wrong
 */
record Mutant(Kind kind, JsonPointer where, JsonPointer parent, Consumer<JsonNode> change) {
  enum Kind {
    WRONG_TYPE,
    MISSING_PROPERTY,
    EXTRA_PROPERTY,
    BAD_DISCRIMINATOR,
    BAD_CONSTANT,
    NULL
  }

  /** The JSON with this change. */
  JsonNode of(JsonNode original) {
    JsonNode copy = original.deepCopy();
    change.accept(copy.at(parent));
    return copy;
  }
}
