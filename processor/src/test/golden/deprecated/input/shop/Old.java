package shop;

/** Old. */
@Deprecated(forRemoval = true)
public class Old {
  /** Not deprecated itself. */
  public record Inner(String what) {}

  /** Not deprecated itself. */
  public enum Kind {
    A
  }
}
