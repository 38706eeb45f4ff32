package dev.typewire.examples.chat;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the questions of all conversations: several at once, but one at a time in each. */
final class Agent implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Agent.class);
  private static final int CLOSE_SECONDS = 2;

  private final Realtime realtime;
  private final Model model;
  private final InstantSource clock;
  private final ExecutorService executor = Executors.newCachedThreadPool();

  /** The conversations that are being answered, and whether the person has had enough. */
  private final Map<String, AtomicBoolean> stops = new ConcurrentHashMap<>();

  Agent(Realtime realtime, Model model, InstantSource clock) {
    this.realtime = realtime;
    this.model = model;
    this.clock = clock;
  }

  /**
   * Tells the conversation's page of the question, and begins to answer it.
   *
   * @return false if the conversation's last question is still being answered
   */
  synchronized boolean ask(Chat chat, String question) {
    AtomicBoolean stop = new AtomicBoolean();
    if (stops.putIfAbsent(chat.id(), stop) != null) {
      return false;
    }
    ChatChannel page = ChatChannelRef.of(chat.id()).publisher(realtime);
    page.question(new Question(question, clock.instant()));
    executor.execute(() -> finish(chat, page, answer(page, question, stop)));
    return true;
  }

  /** In one with {@link #ask}: the next question comes after this answer, and is not refused. */
  private synchronized void finish(Chat chat, ChatChannel page, Answer answer) {
    stops.remove(chat.id());
    page.answer(answer);
  }

  /** Ends the answer that is on its way, if there is one, after the token that it is at. */
  void stop(Chat chat) {
    AtomicBoolean stop = stops.get(chat.id());
    if (stop != null) {
      stop.set(true);
    }
  }

  private Answer answer(ChatChannel page, String question, AtomicBoolean stop) {
    StringBuilder text = new StringBuilder();
    Model.Reply reply = model.answer(question);
    try (TopicStream<String> tokens = page.tokens()) {
      Ending ending = stream(reply, tokens, text, stop);
      return new Answer(tokens.id(), text.toString(), ending, reply.source(), clock.instant());
    }
  }

  private Ending stream(
      Model.Reply reply, TopicStream<String> tokens, StringBuilder text, AtomicBoolean stop) {
    try {
      while (reply.tokens().hasNext()) {
        String token = reply.tokens().next();
        if (stop.get()) {
          tokens.fail("The answer was stopped.");
          return Ending.STOPPED;
        }
        tokens.write(token);
        text.append(token);
      }
      tokens.end();
      return Ending.WHOLE;
    } catch (RuntimeException e) {
      log.warn("The model failed.", e);
      tokens.fail("The model failed.");
      return Ending.FAILED;
    }
  }

  /** Stops what is on its way, so that no page is left waiting for the rest. */
  @Override
  public void close() {
    stops.values().forEach(stop -> stop.set(true));
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A model does not come to its next token.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
