package common;

public record Item(boolean gift) {}
