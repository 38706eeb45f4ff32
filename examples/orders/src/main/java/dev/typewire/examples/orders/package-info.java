/**
 * A small shop: an order goes through its steps, and its owner's page shows each as it happens.
 *
 * <p>{@link dev.typewire.examples.orders.OrderChannel} and {@link
 * dev.typewire.examples.orders.AdminChannel} declare what is published, {@link
 * dev.typewire.examples.orders.OrderJob} publishes it, and {@link
 * dev.typewire.examples.orders.OrdersApi} decides who may follow it. What it keeps is in this
 * process's memory, or in a Redis that nodes share.
 */
@NullMarked
package dev.typewire.examples.orders;

import org.jspecify.annotations.NullMarked;
