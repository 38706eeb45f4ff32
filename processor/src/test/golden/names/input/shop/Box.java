package shop;

/** Its variables are called like a type of the module and like one of Java's own. */
public class Box<Item, String> {
  public Item held;
  public String label;
  public shop.Item another;
  public Box<String, Item> turned;
}
