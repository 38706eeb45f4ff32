/** The subscribers: many sockets in one thread, which read, count and forget. */
@NullMarked
package dev.typewire.bench.load.socket;

import org.jspecify.annotations.NullMarked;
