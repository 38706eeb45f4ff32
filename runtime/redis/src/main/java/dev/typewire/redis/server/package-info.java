/**
 * The connections to Redis: scripts go out and notifications come in, whatever the deployment's
 * shape. Knows no channel.
 */
@NullMarked
package dev.typewire.redis.server;

import org.jspecify.annotations.NullMarked;
