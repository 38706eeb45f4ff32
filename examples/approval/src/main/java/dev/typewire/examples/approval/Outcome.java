package dev.typewire.examples.approval;

/**
 * What a job did with the answer.
 *
 * @param refundId the refund
 * @param text for people, such as {@code Paid €48.00 to Lin}
 */
public record Outcome(String refundId, String text) {}
