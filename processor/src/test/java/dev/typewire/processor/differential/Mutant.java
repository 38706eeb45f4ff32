package dev.typewire.processor.differential;

import tools.jackson.databind.JsonNode;

/**
 * A JSON that Jackson would never write for a type, made from one that it did.
 *
 * @param kind what is wrong with it
 * @param where the JSON pointer of the change
 * @param json the whole
 */
record Mutant(Kind kind, String where, JsonNode json) {
  enum Kind {
    WRONG_TYPE,
    MISSING_PROPERTY,
    EXTRA_PROPERTY,
    BAD_DISCRIMINATOR,
    BAD_CONSTANT,
    NULL
  }
}
