/**
 * WebSocket connections: the upgrade, keepalive, and the two dialects that are spoken over them.
 *
 * <p>Writes frames that are encoded already; what a frame looks like is in {@code wire}.
 */
@NullMarked
package dev.typewire.gateway.socket;

import org.jspecify.annotations.NullMarked;
