/**
 * What runs inside javac. Two entry points, which hold no rules: {@link
 * dev.typewire.processor.ChannelProcessor} writes a channel's Java types from that channel alone,
 * {@link dev.typewire.processor.ContractProcessor} writes the TypeScript module and the contract
 * from all of them.
 *
 * <p>Data goes one way: {@code read} → {@code model} → {@code check} → {@code emit} → {@code
 * write}.
 */
@NullMarked
package dev.typewire.processor;

import org.jspecify.annotations.NullMarked;
