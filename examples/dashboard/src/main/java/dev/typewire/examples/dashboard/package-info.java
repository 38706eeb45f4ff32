/**
 * A fleet of services and a page for its operators: many channels on one socket.
 *
 * <p>{@link dev.typewire.examples.dashboard.ServiceChannel} and {@link
 * dev.typewire.examples.dashboard.FleetChannel} declare what is published, {@link
 * dev.typewire.examples.dashboard.Fleet} publishes it, and {@link
 * dev.typewire.examples.dashboard.DashboardApi} decides who may follow it. The services are made
 * up; nothing is kept but in memory.
 */
@NullMarked
package dev.typewire.examples.dashboard;

import org.jspecify.annotations.NullMarked;
