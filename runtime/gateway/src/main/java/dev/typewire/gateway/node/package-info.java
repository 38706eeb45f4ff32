/**
 * What everything on one gateway shares: its settings, its runtime, its open connections.
 *
 * <p>Knows no protocol and opens no socket.
 */
@NullMarked
package dev.typewire.gateway.node;

import org.jspecify.annotations.NullMarked;
