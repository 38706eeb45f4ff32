/**
 * What runs in a measured process: one class for each server that Java carries, and the loop that
 * publishes what the driver asks for.
 */
@NullMarked
package dev.typewire.bench.load.server;

import org.jspecify.annotations.NullMarked;
