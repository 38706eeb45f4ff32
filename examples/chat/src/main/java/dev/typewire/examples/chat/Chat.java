package dev.typewire.examples.chat;

/**
 * A conversation.
 *
 * @param id names it in addresses and in its channel
 * @param owner the id of the user whose it is, and who alone may follow it
 * @param number what the owner knows it by, from 1
 */
record Chat(String id, String owner, int number) {}
