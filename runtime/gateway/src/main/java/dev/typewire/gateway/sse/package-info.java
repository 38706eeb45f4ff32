/** Server-sent events: what a token grants, as one stream that can be resumed. */
@NullMarked
package dev.typewire.gateway.sse;

import org.jspecify.annotations.NullMarked;
