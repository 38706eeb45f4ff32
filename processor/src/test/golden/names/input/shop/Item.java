package shop;

public record Item(String title) {}
