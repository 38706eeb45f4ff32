/** How many messages a second one gateway delivers to many sockets of one channel. */
@NullMarked
package dev.typewire.bench.fanout;

import org.jspecify.annotations.NullMarked;
