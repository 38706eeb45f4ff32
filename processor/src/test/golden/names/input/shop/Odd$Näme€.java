package shop;

public record Odd$Näme€(int größe, int $count, int preis€) {}
