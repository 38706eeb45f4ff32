package dev.typewire.examples.server;

/**
 * Somebody who can sign in.
 *
 * @param id what the session's cookie holds
 * @param name for people
 * @param admin whether this user sees what is not their own
 */
public record User(String id, String name, boolean admin) {}
