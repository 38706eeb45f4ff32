package dev.typewire.examples.orders;

/**
 * An order as it was placed.
 *
 * @param id names it in addresses and in its channel
 * @param owner the id of the user who placed it, and who alone may follow it
 * @param item what was ordered
 * @param quantity how many, 1 to 9
 * @param mishap what is to go wrong
 * @param placedAt when, in milliseconds since 1970
 */
record Order(String id, String owner, Item item, int quantity, Mishap mishap, long placedAt) {
  int amountInCents() {
    return item.priceInCents() * quantity;
  }
}
