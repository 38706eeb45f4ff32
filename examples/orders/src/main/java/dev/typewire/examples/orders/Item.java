package dev.typewire.examples.orders;

/** What the shop sells. */
enum Item {
  MUG("Enamel mug", 1_400),
  NOTEBOOK("Linen notebook", 900),
  LAMP("Desk lamp", 5_200);

  private final String title;
  private final int priceInCents;

  Item(String title, int priceInCents) {
    this.title = title;
    this.priceInCents = priceInCents;
  }

  String title() {
    return title;
  }

  int priceInCents() {
    return priceInCents;
  }
}
