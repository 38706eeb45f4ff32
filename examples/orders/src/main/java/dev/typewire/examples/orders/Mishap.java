package dev.typewire.examples.orders;

/**
 * What goes wrong with an order, as chosen by whoever tries the demo: nothing is left to chance.
 */
enum Mishap {
  /** All goes well. */
  NONE,
  /** The first attempt to capture the payment fails; the next one works. */
  PAYMENT_FAILS_ONCE,
  /** Every attempt fails, and the order with them. */
  PAYMENT_DECLINED,
  /** The worker dies in the second step; another one takes the order up again from its start. */
  WORKER_CRASHES
}
