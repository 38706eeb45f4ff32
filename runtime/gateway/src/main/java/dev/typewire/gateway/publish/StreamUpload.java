package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.BodyListener;
import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.JsonText;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.PayloadException;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body that is a stream of chunks: each piece that arrives is one, a JSON string. The next piece
 * is read when the broker has this one, and the publisher is not too fast.
 */
final class StreamUpload implements BodyListener {
  private final Node node;
  private final Call call;
  private final Map<String, TopicStream<Payload>> streams;
  private final Pace pace;
  private final Utf8Pieces text = new Utf8Pieces();
  private boolean over;

  /**
   * An upload.
   *
   * @param streams one for each topic, by its name
   */
  StreamUpload(Node node, Call call, Map<String, TopicStream<Payload>> streams, Pace pace) {
    this.node = node;
    this.call = call;
    this.pace = pace;
    this.streams = new LinkedHashMap<>(streams);
  }

  @Override
  public void piece(ByteBuf bytes) {
    try {
      pace.check();
      String chunk = text.next(bytes);
      if (chunk.isEmpty()) {
        call.readMore();
      } else {
        Payload payload = JsonBody.utf8(JsonText.quoted(chunk));
        all(
            stream -> stream.writeAsync(payload).thenApply(node.meters()::published),
            () -> call.readMoreIn(pace.spend(streams.size())));
      }
    } catch (PayloadException e) {
      refuse(Refusal.of(e));
    } catch (Refusal e) {
      refuse(e);
    }
  }

  @Override
  public void end() {
    if (over) {
      return;
    }
    try {
      text.end();
    } catch (Refusal e) {
      refuse(e);
      return;
    }
    all(TopicStream::endAsync, this::answer);
  }

  @Override
  public void aborted() {
    over = true;
    streams.values().forEach(stream -> stream.failAsync("The publisher's connection broke off."));
  }

  /** Does something with every stream, and goes on when the broker has it. */
  private void all(Function<TopicStream<Payload>, CompletionStage<Receipt>> each, Runnable then) {
    CompletableFuture<?>[] stages =
        streams.values().stream()
            .map(stream -> each.apply(stream).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    var unused =
        CompletableFuture.allOf(stages)
            .orTimeout(node.settings().brokerTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (done, fault) -> call.channel().eventLoop().execute(() -> next(fault, then)));
  }

  private void next(@Nullable Throwable fault, Runnable then) {
    if (over) {
      return;
    }
    if (fault == null) {
      then.run();
    } else {
      refuse(PublishFaults.refusal(fault));
    }
  }

  private void refuse(Refusal refusal) {
    over = true;
    streams.values().forEach(stream -> stream.failAsync("The publisher's text broke off."));
    call.refuseAndClose(refusal);
  }

  private void answer() {
    List<String> list = new ArrayList<>();
    streams.forEach(
        (topic, stream) ->
            list.add(
                new String(
                    new JsonText().put("topic", topic).put("stream_id", stream.id()).close(),
                    StandardCharsets.UTF_8)));
    call.answer(
        HttpResponseStatus.OK,
        new JsonText().name("streams").raw("[" + String.join(",", list) + "]").close());
  }
}
