/**
 * A broker on Redis: any node publishes, any node's subscribers get it.
 *
 * <p>Begin with {@link dev.typewire.redis.RedisBroker}. What it keeps in Redis, and what it
 * promises after which failure, is in the module's README.
 */
@NullMarked
package dev.typewire.redis;

import org.jspecify.annotations.NullMarked;
