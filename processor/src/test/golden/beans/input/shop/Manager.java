package shop;

import java.util.List;

/** Somebody who leads others. */
public class Manager extends Person implements Ranked {
  public List<Person> team;

  @Override
  public int getRank() {
    return 1;
  }
}
