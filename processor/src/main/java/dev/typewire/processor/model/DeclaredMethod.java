package dev.typewire.processor.model;

import com.palantir.javapoet.TypeName;
import dev.typewire.processor.model.DeclaredChannel.Written;
import dev.typewire.processor.report.SourceRef;
import java.util.List;

/**
 * A method of an annotated interface, right or wrong.
 *
 * @param name its name
 * @param role what its annotation makes it
 * @param isAbstract whether it has no body
 * @param typeParameters the names of its type parameters
 * @param parameters its parameters; of a stream, its chunk
 * @param stream whether it takes nothing and opens a stream of chunks
 * @param returns its return type
 * @param returnsEnum whether that is an enum
 * @param checked the checked exceptions that it declares
 * @param topic the topic's name: what {@code @Topic} says, or the method's own
 * @param replay what {@code @Topic} says
 * @param whenSlow what {@code @Topic} says, the name of a constant
 * @param source where it is
 */
public record DeclaredMethod(
    String name,
    Role role,
    boolean isAbstract,
    List<String> typeParameters,
    List<Parameter> parameters,
    boolean stream,
    TypeName returns,
    boolean returnsEnum,
    List<String> checked,
    Written<String> topic,
    Written<Integer> replay,
    Written<String> whenSlow,
    SourceRef source) {
  public DeclaredMethod {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    checked = List.copyOf(checked);
  }

  /** What an annotation makes of a method. */
  public enum Role {
    TOPIC,
    PARAM,
    ASK,
    NONE
  }

  /**
   * A method's parameter.
   *
   * @param name its name
   * @param type its type
   * @param source where it is
   */
  public record Parameter(String name, TypeName type, SourceRef source) {}
}
