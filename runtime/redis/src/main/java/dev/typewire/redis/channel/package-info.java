/**
 * Channels in Redis, and as one node sees them: what is stored under which keys, and how a node's
 * subscribers follow along. Knows no connection.
 */
@NullMarked
package dev.typewire.redis.channel;

import org.jspecify.annotations.NullMarked;
