/** How long {@code javac} takes on many channels, with the processor and without it. */
@NullMarked
package dev.typewire.bench.javac;

import org.jspecify.annotations.NullMarked;
