package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A channel as its subscribers see it.
 *
 * @param type the interface's qualified name
 * @param pattern the channel's name, or the pattern of its names
 * @param history how many messages the broker keeps
 * @param retention for how long, as an ISO 8601 duration
 * @param params what fills the pattern's placeholders, in their order
 * @param topics its topics in the order of declaration
 * @param doc the interface's documentation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ChannelContract(
    @JsonProperty("interface") String type,
    String pattern,
    @JsonInclude int history,
    String retention,
    List<Param> params,
    List<Topic> topics,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public ChannelContract {
    params = params == null ? List.of() : List.copyOf(params);
    topics = topics == null ? List.of() : List.copyOf(topics);
    doc = doc == null ? Doc.NONE : doc;
  }

  /** The same without documentation and nullness: what a class file always tells. */
  ChannelContract bareContract() {
    return new ChannelContract(
        type,
        pattern,
        history,
        retention,
        params,
        topics.stream().map(Topic::bareTopic).toList(),
        Doc.NONE);
  }

  /** The same without documentation. */
  public ChannelContract withoutDocs() {
    return new ChannelContract(
        type,
        pattern,
        history,
        retention,
        params,
        topics.stream()
            .map(
                t ->
                    new Topic(
                        t.name(),
                        t.method(),
                        t.stream(),
                        t.payload(),
                        t.replay(),
                        t.whenSlow(),
                        Doc.NONE))
            .toList(),
        Doc.NONE);
  }

  /** Whether both differ at most in what a class file does not tell. */
  public boolean isSameInClassFile(ChannelContract other) {
    return bareContract().equals(other.bareContract());
  }

  /**
   * What fills a placeholder.
   *
   * @param name the placeholder's name
   * @param of how its value is written
   * @param values what it can be, if only that
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Param(String name, ParamKind of, List<String> values) {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Param {
      values = values == null ? List.of() : List.copyOf(values);
    }
  }

  /** The kinds of parameters. */
  public enum ParamKind {
    /** Any text, a UUID's too. */
    STRING,
    /** An integer that a JavaScript number holds exactly. */
    INTEGER,
    /** An integer of 64 bits. */
    LONG,
    /** One of an enum's names. */
    ENUM
  }

  /**
   * A topic.
   *
   * @param name its name on the wire
   * @param method the method that declares it
   * @param stream whether its messages are the chunks of streams
   * @param payload what its messages hold
   * @param replay how many of its latest messages a new subscriber gets first
   * @param whenSlow what becomes of its messages for a client that does not keep up: {@code
   *     LATEST}, {@code DROP_OLDEST}, or empty for one of which nothing is left out
   * @param doc the method's documentation
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Topic(
      String name,
      String method,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean stream,
      TypeShape payload,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int replay,
      String whenSlow,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc) {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Topic {
      whenSlow = whenSlow == null || whenSlow.equals("RESUME") ? "" : whenSlow;
      doc = doc == null ? Doc.NONE : doc;
    }

    Topic bareTopic() {
      return new Topic(name, method, stream, BareShape.of(payload), replay, whenSlow, Doc.NONE);
    }
  }
}
