/** The benchmarks' one door: {@link dev.typewire.bench.Bench} picks which one runs. */
@NullMarked
package dev.typewire.bench;

import org.jspecify.annotations.NullMarked;
