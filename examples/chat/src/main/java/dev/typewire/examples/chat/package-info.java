/**
 * Conversations with an agent, whose answers come token by token.
 *
 * <p>{@link dev.typewire.examples.chat.ChatChannel} declares what is published, {@link
 * dev.typewire.examples.chat.Agent} publishes it, and {@link dev.typewire.examples.chat.ChatApi}
 * decides who may follow it. The model is a stand-in that recites prose. Everything is kept in
 * memory.
 */
@NullMarked
package dev.typewire.examples.chat;

import org.jspecify.annotations.NullMarked;
