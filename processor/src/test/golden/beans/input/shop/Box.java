package shop;

public class Box<T> {
  public T content;

  public boolean getEmpty() {
    return content == null;
  }
}
