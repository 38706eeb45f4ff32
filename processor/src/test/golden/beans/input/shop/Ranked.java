package shop;

public interface Ranked {
  /** From 1, the highest. */
  int getRank();
}
