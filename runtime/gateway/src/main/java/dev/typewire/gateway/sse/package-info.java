/** Server-sent events: everything that a token grants, as one stream that can be resumed. */
@NullMarked
package dev.typewire.gateway.sse;

import org.jspecify.annotations.NullMarked;
