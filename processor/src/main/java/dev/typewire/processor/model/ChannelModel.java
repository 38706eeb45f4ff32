package dev.typewire.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.typewire.processor.report.SourceRef;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A channel as it was read: its contract, and what only its Java types need.
 *
 * @param type the annotated interface
 * @param contract what subscribers see
 * @param pattern the channel's name taken apart
 * @param params the Java side of the contract's parameters, in the same order
 * @param topics the Java side of the contract's topics, in the same order
 * @param types the definitions of all types that the payloads reach, by qualified name
 * @param visibility {@code public}, or nothing for package-private
 * @param suppressed the warnings of javac that generated code can give
 * @param generatedMarker whether {@code javax.annotation.processing.Generated} is visible there
 * @param source where the interface is
 * @param nameSource where its name is
 */
public record ChannelModel(
    ClassName type,
    ChannelContract contract,
    ChannelPattern pattern,
    List<JavaParam> params,
    List<JavaTopic> topics,
    Map<String, TypeDefinition> types,
    List<Modifier> visibility,
    List<String> suppressed,
    boolean generatedMarker,
    SourceRef source,
    SourceRef nameSource) {
  public ChannelModel {
    params = List.copyOf(params);
    topics = List.copyOf(topics);
    types = Map.copyOf(types);
    visibility = List.copyOf(visibility);
    suppressed = List.copyOf(suppressed);
  }

  /**
   * A parameter in Java.
   *
   * @param name the placeholder's name
   * @param type its Java type
   * @param accessor whether the interface declares an accessor for it
   */
  public record JavaParam(String name, TypeName type, boolean accessor) {}

  /** What a topic's method returns. */
  public enum Returns {
    NOTHING,
    RECEIPT,
    STAGE,
    STREAM
  }

  /**
   * A topic's method in Java.
   *
   * @param method its name
   * @param payloadName its parameter's name
   * @param payload its parameter's type, or that of its stream's chunks
   * @param returns what it returns
   * @param deprecated whether it is deprecated
   */
  public record JavaTopic(
      String method, String payloadName, TypeName payload, Returns returns, boolean deprecated) {}
}
