package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a stream of server-sent events, as maps from field to value. */
final class SseClient implements AutoCloseable {
  /** What follows the last event. */
  static final Map<String, String> END = Map.of("end", "");

  final HttpResponse<InputStream> response;
  private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();

  SseClient(HttpClient http, HttpRequest.Builder request) {
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    Thread reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      Map<String, String> event = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          events.add(event);
          event = new HashMap<>();
        } else {
          int colon = line.indexOf(':');
          event.merge(line.substring(0, colon), line.substring(colon + 1).trim(), String::concat);
        }
      }
    } catch (IOException e) {
      // the end, too
    }
    events.add(END);
  }

  /** The next event or comment. */
  Map<String, String> next() {
    try {
      Map<String, String> event = events.poll(60, TimeUnit.SECONDS);
      assertThat(event).as("an event within a minute").isNotNull();
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
