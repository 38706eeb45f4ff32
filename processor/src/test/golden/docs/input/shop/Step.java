package shop;

/**
 * One step of an order.
 *
 * @param name what it is called
 * @param status how far it is, see {@link Status}
 */
public record Step(String name, Status status) {
  /** How far a step is. */
  public enum Status {
    /** Not yet over. */
    RUNNING,
    /** Over, well or not. */
    DONE
  }
}
