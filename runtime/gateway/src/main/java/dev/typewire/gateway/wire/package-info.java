/**
 * What stands on the wire: error codes, frames and events, as bytes and as records.
 *
 * <p>Given messages and values, it gives bytes, and the other way round. It has no state and knows
 * no connection.
 */
@NullMarked
package dev.typewire.gateway.wire;

import org.jspecify.annotations.NullMarked;
