/**
 * What an application calls: {@link dev.typewire.runtime.Realtime}, the refs that say where, and
 * the messages that arrive.
 *
 * <p>Encodes and decodes payloads, once each, and hands them to a broker; never opens a socket.
 */
@NullMarked
package dev.typewire.runtime;

import org.jspecify.annotations.NullMarked;
