/** The driver's side of the measured processes: which there are, and how to talk to each. */
@NullMarked
package dev.typewire.bench.load.peer;

import org.jspecify.annotations.NullMarked;
