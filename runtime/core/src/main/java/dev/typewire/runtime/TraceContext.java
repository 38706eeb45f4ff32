package dev.typewire.runtime;

import dev.typewire.runtime.broker.Payload;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Which trace a message belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace
 * Context</a> writes it. It travels in the message's metadata, under the names of its headers.
 * Immutable.
 */
public final class TraceContext {
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";

  /** Section 3.2.2; a later version may go on behind another dash. */
  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)(?<version>[0-9a-f]{2})-(?<trace>(?!0{32})[0-9a-f]{32})"
              + "-(?<parent>(?!0{16})[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

  /** Section 3.3.1.3: one member of the list. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<key>[a-z][a-z0-9_\\-*/]{0,255}|[a-z0-9][a-z0-9_\\-*/]{0,240}@[a-z][a-z0-9_\\-*/]{0,13})"
              + "=[ -~&&[^,=]]{0,255}[!-~&&[^,=]]");

  private static final int MAX_MEMBERS = 32;

  /** The least that a system has to hand on, and the most that is worth a message's bytes. */
  private static final int MAX_STATE_LENGTH = 512;

  private static final JsonFactory JSON = new JsonFactory();

  private final String traceparent;
  private final @Nullable String tracestate;

  private TraceContext(String traceparent, @Nullable String tracestate) {
    this.traceparent = traceparent;
    this.tracestate = tracestate;
  }

  /**
   * Reads the two headers.
   *
   * @param traceparent null or malformed gives no context, whatever the other one says
   * @param tracestate left out if it is null, malformed or longer than 512 characters
   */
  public static Optional<TraceContext> parse(
      @Nullable String traceparent, @Nullable String tracestate) {
    if (traceparent == null) { // as mostly: there is nothing to look at
      return Optional.empty();
    }
    Matcher parent = PARENT.matcher(traceparent);
    if (!parent.matches()) {
      return Optional.empty();
    }
    boolean isFirstVersion = parent.group("version").equals("00");
    if (isFirstVersion && parent.group("more") != null) {
      return Optional.empty();
    }
    String flags = parent.group("flags");
    return Optional.of(
        new TraceContext(
            "00-%s-%s-%s"
                .formatted(
                    parent.group("trace"),
                    parent.group("parent"),
                    isFirstVersion ? flags : sampled(flags)),
            isState(tracestate) ? tracestate : null));
  }

  /** In version 00: {@code 00-<trace id>-<parent id>-<flags>}. */
  String traceparent() {
    return traceparent;
  }

  /** What tracing systems add; null for none. */
  @Nullable String tracestate() {
    return tracestate;
  }

  /** Of a later version's flags, the one that is known. */
  private static String sampled(String flags) {
    return (Integer.parseInt(flags, 16) & 1) == 1 ? "01" : "00";
  }

  private static boolean isState(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > MAX_STATE_LENGTH) {
      return false;
    }
    Set<String> keys = new HashSet<>();
    for (String entry : text.split(",", -1)) {
      String member = entry.strip();
      Matcher matcher = MEMBER.matcher(member);
      if (!member.isEmpty() && !(matcher.matches() && keys.add(matcher.group("key")))) {
        return false;
      }
    }
    return !keys.isEmpty() && keys.size() <= MAX_MEMBERS;
  }

  /**
   * Adds it to a message's metadata. What says there already which trace it is stays, and so does
   * what is no JSON object.
   *
   * @param metadata one JSON object; null for none
   */
  Payload in(@Nullable Payload metadata) {
    if (metadata == null) {
      return json("{" + fields(Set.of()) + "}");
    }
    String object = metadata.text();
    Optional<Set<String>> names = names(object);
    if (names.isEmpty() || names.get().contains(TRACEPARENT)) {
      return metadata;
    }
    String rest = object.substring(object.indexOf('{') + 1);
    return json("{" + fields(names.get()) + (names.get().isEmpty() ? "" : ",") + rest);
  }

  private String fields(Set<String> present) {
    StringBuilder fields = new StringBuilder("\"traceparent\":\"").append(traceparent).append('"');
    if (tracestate != null && !present.contains(TRACESTATE)) {
      fields.append(",\"tracestate\":\"");
      JsonStringEncoder.getInstance().quoteAsString(tracestate, fields);
      fields.append('"');
    }
    return fields.toString();
  }

  /** The names of an object's fields; empty if it is no JSON object. */
  private static Optional<Set<String>> names(String json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      Set<String> names = new HashSet<>();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        names.add(name);
        parser.nextToken();
        parser.skipChildren();
      }
      return Optional.of(names);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }
}
