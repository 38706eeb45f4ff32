package shop;

public record Item(String sku, Status status, double[] size) {}
