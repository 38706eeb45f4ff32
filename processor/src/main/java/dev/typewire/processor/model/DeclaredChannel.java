package dev.typewire.processor.model;

import dev.typewire.processor.report.SourceRef;
import java.util.List;

/**
 * What an annotated type says, right or wrong: what the rules look at.
 *
 * @param name the type's name as a person would write it
 * @param isInterface whether it is an interface
 * @param typeParameters the names of its type parameters
 * @param accessible whether its package can see it
 * @param pattern {@code @Channel}'s value
 * @param history {@code @Channel}'s history
 * @param retention {@code @Channel}'s retention
 * @param methods its methods, inherited ones too, without those of {@code Object}
 * @param source where the type is
 */
public record DeclaredChannel(
    String name,
    boolean isInterface,
    List<String> typeParameters,
    boolean accessible,
    Written<String> pattern,
    Written<Integer> history,
    Written<String> retention,
    List<DeclaredMethod> methods,
    SourceRef source) {
  public DeclaredChannel {
    typeParameters = List.copyOf(typeParameters);
    methods = List.copyOf(methods);
  }

  /**
   * A value with its place.
   *
   * @param value the value
   * @param source where it is written, or where it would be
   */
  public record Written<T>(T value, SourceRef source) {}

  /** The methods that declare topics. */
  public List<DeclaredMethod> topics() {
    return methods.stream().filter(method -> method.role() == DeclaredMethod.Role.TOPIC).toList();
  }

  /** The methods that type placeholders. */
  public List<DeclaredMethod> params() {
    return methods.stream().filter(method -> method.role() == DeclaredMethod.Role.PARAM).toList();
  }
}
