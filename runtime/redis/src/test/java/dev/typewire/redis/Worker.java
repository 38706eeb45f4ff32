package dev.typewire.redis;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.Receipt;

/** A durable run's step in a process of its own, which publishes, says so, and does not end. */
final class Worker {
  private Worker() {}

  public static void main(String[] arguments) throws Exception {
    Realtime realtime =
        Realtime.builder().broker(RedisBroker.connect(arguments[0])).signingKey(Node.KEY).build();
    Receipt receipt =
        realtime.durable("run-7").publish("emit-shipped", Orders.STEP_OF_42, "shipped");
    System.out.println(receipt.duplicate());
    Thread.currentThread().join();
  }
}
