package dev.typewire.runtime;

import java.util.concurrent.CompletionStage;

/**
 * Publishes from the steps of a run that may crash and run again: at most one message for a run and
 * step id, within the channel's retention.
 *
 * <pre>{@code
 * DurableRun run = realtime.durable("run-7");
 * run.publish("emit-running", order.step(), step);     // delivered
 * run.publish("emit-running", order.step(), step);     // the same receipt, duplicate = true
 * }</pre>
 *
 * <p>The idempotency key is {@code run-7/emit-running}, each part percent-encoded.
 */
public final class DurableRun {
  private final Realtime realtime;
  private final String runId;

  DurableRun(Realtime realtime, String runId) {
    this.realtime = realtime;
    this.runId = runId;
  }

  /** The run's id. */
  public String id() {
    return runId;
  }

  /**
   * Publishes, unless this run has published this step to this channel before.
   *
   * @param stepId names the publish within the run
   * @return once the broker has the message
   * @throws TypewireException as {@link Realtime#publish} does
   */
  public <T> Receipt publish(String stepId, TopicRef<T> topic, T payload) {
    return realtime.publish(topic, payload, options(stepId));
  }

  /** The same without waiting for the broker. */
  public <T> CompletionStage<Receipt> publishAsync(String stepId, TopicRef<T> topic, T payload) {
    return realtime.publishAsync(topic, payload, options(stepId));
  }

  private PublishOptions options(String stepId) {
    String key =
        ChannelNames.encode("run id", runId) + "/" + ChannelNames.encode("step id", stepId);
    return PublishOptions.once(key).inRun(runId);
  }
}
