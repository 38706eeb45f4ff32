package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;

/**
 * Whether a property is there.
 *
 * @param shape what it holds when it is there, which may be null
 * @param optional whether it can be missing
 */
record Presence(TypeShape shape, boolean optional) {}
