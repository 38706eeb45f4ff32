package dev.typewire.runtime;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

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

  /**
   * Opens a stream of chunks, unless this run has written this step's stream to its end before:
   * then what is written goes nowhere. A stream that a crash cut off is ended with an error, and a
   * new one begins.
   *
   * @param stepId names the stream within the run
   * @return once the broker has its beginning
   * @throws TypewireException as {@link Realtime#stream} does
   */
  public <T> TopicStream<T> stream(String stepId, TopicRef<T> topic) {
    PublishOptions options = realtime.traced(PublishOptions.NONE.inRun(runId));
    return new DurableStream(realtime, key(stepId), options).open(topic, realtime.codec());
  }

  /**
   * Tells everybody who follows a channel, whatever its topics, what became of this run. Said once
   * for each status.
   *
   * @return once the broker has the message
   * @throws TypewireException as {@link Realtime#publish} does
   */
  public Receipt publishStatus(ChannelRef channel, RunStatus status) {
    return publishStatus(channel, status, null);
  }

  /**
   * The same with the run's result.
   *
   * @param result written as JSON by the runtime's mapper; null for none
   */
  public Receipt publishStatus(ChannelRef channel, RunStatus status, @Nullable Object result) {
    // A step id never holds a "$": it is percent-encoded.
    String key = ChannelNames.encode("run id", runId) + "/$" + status.text();
    return realtime.await(
        realtime.appendStatus(channel, status, result, PublishOptions.once(key).inRun(runId)));
  }

  private PublishOptions options(String stepId) {
    return PublishOptions.once(key(stepId)).inRun(runId);
  }

  private String key(String stepId) {
    return ChannelNames.encode("run id", runId) + "/" + ChannelNames.encode("step id", stepId);
  }
}
