package shop;

import java.util.UUID;

public record OrderChanged(UUID orderId, OrderStatus status) {}
