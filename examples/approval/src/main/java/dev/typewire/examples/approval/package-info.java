/**
 * Refunds that wait for a person: the job asks, stops, and goes on with the answer.
 *
 * <p>{@link dev.typewire.examples.approval.RefundsChannel} declares what is published, {@link
 * dev.typewire.examples.approval.RefundJob} publishes it, and {@link
 * dev.typewire.examples.approval.RefundsApi} takes the answers. What a job knows is in a file, so a
 * restart loses no question.
 */
@NullMarked
package dev.typewire.examples.approval;

import org.jspecify.annotations.NullMarked;
