/**
 * Which node writes which streams, and the end of those whose node is gone. What a stream's
 * messages are is the channels' matter.
 */
@NullMarked
package dev.typewire.redis.writer;

import org.jspecify.annotations.NullMarked;
