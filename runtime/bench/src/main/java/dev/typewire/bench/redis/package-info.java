/**
 * What the broker on Redis costs by itself, without gateways: publishes beside bare Lettuce, and
 * channels. What it costs with gateways is a question of {@code load}.
 */
@NullMarked
package dev.typewire.bench.redis;

import org.jspecify.annotations.NullMarked;
