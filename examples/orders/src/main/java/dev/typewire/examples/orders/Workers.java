package dev.typewire.examples.orders;

/** Runs the orders' jobs, a few at a time; a job whose worker crashed goes to another worker. */
interface Workers extends AutoCloseable {
  /** Leaves an order to them. */
  void start(Order order);

  /** Interrupts what is running and takes no more. */
  @Override
  void close();
}
