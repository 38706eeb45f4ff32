/**
 * The broker: what keeps a channel's recent messages and carries new ones to its subscribers.
 *
 * <p>It is given encoded payloads and never looks into them. {@link
 * dev.typewire.runtime.broker.InMemoryBroker} serves one process.
 */
@NullMarked
package dev.typewire.runtime.broker;

import org.jspecify.annotations.NullMarked;
