package shop;

public enum Status {
  NEW,
  SHIPPED
}
