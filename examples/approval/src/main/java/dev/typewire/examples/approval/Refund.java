package dev.typewire.examples.approval;

/**
 * A refund that somebody asked for.
 *
 * @param id names it, and its job
 * @param customer who gets the money
 * @param amountInCents how much, more than 0
 * @param reason why
 */
record Refund(String id, String customer, int amountInCents, String reason) {}
