package dev.typewire.examples.orders;

/** Stands for a worker's sudden end: nothing of the job's own code runs after it. */
final class WorkerCrash extends Error {
  private static final long serialVersionUID = 1L;
}
