/**
 * Runs the shop as it runs in production, on one machine: nodes that are processes of their own, a
 * Redis that they share, and a load balancer in front of them.
 *
 * <p>It starts and connects them; it knows nothing of orders, and no message passes through its
 * hands but as bytes of a connection.
 */
@NullMarked
package dev.typewire.examples.orders.deployment;

import org.jspecify.annotations.NullMarked;
