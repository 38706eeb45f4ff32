package dev.typewire.examples.approval;

import java.time.Instant;

/**
 * The question whether a refund is to be paid.
 *
 * @param refundId the refund, whose job waits
 * @param customer who gets the money
 * @param amountInCents how much
 * @param reason why, in the customer's words
 * @param askedAt when the job asked
 * @param expiresAt when it goes on without an answer
 */
public record Prompt(
    String refundId,
    String customer,
    int amountInCents,
    String reason,
    Instant askedAt,
    Instant expiresAt) {}
