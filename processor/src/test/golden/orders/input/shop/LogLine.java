package shop;

public record LogLine(int line, String text) {}
