/** Generated zod schemas, as {@code tsc} and Node take them. */
package dev.typewire.processor.schemas;
