/**
 * Compares the generated types with what Jackson 3 writes: {@code tsc} must accept every JSON that
 * a payload becomes, and reject mutants of it.
 *
 * <p>What is right and wrong comes from Jackson and Java's reflection, never from the processor's
 * own model.
 */
package dev.typewire.processor.differential;
