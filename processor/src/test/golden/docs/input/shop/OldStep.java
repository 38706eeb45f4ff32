package shop;

/**
 * A step.
 *
 * @deprecated use {@link Step}
 */
@Deprecated
public class OldStep {
  /** The name. */
  public String name;

  private int position;

  /**
   * Returns where it stands.
   *
   * @return the position, from 0
   * @deprecated count yourself
   */
  @Deprecated
  public int getPosition() {
    return position;
  }
}
