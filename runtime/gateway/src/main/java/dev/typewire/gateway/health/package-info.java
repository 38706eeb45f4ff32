/**
 * What load balancers and orchestrators ask: whether the process lives, and whether to send more.
 */
@NullMarked
package dev.typewire.gateway.health;

import org.jspecify.annotations.NullMarked;
