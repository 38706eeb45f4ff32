package dev.typewire.examples.orders;

/**
 * One order's step, as the people of the shop see it: without the output, which is the owner's.
 *
 * @param orderId the order
 * @param step the step, such as {@code ship}
 * @param status how the step stands now
 * @param ts when it happened, in milliseconds since 1970
 */
public record OrderChanged(String orderId, String step, OrderStatus status, long ts) {}
