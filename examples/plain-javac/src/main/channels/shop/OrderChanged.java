package shop;

/** An order got on. */
public record OrderChanged(String orderId, String step, OrderStatus status, long ts) {}
