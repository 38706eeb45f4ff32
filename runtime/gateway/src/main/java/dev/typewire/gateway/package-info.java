/**
 * Starts and stops the server that browsers connect to: {@link dev.typewire.gateway.Gateway}.
 *
 * <p>Wires the parts together and holds no rules of its own. The only package that users see.
 */
@NullMarked
package dev.typewire.gateway;

import org.jspecify.annotations.NullMarked;
