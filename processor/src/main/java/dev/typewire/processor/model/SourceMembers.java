package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What only the source of a type tells of its members: documentation and nullness, for the types
 * that inherit them.
 *
 * @param type the type's qualified name
 * @param members those of which the source tells something, by their Java names
 * @param nonNull those whose types are annotated to hold no null, sorted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceMembers(String type, List<Property> members, List<String> nonNull) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public SourceMembers {
    members = members == null ? List.of() : List.copyOf(members);
    nonNull = nonNull == null ? List.of() : List.copyOf(nonNull);
  }

  /** Whether a class file tells all of this member: it has no documentation and no nullness. */
  public static boolean isInClassFile(Property member) {
    return member.equals(member.bare());
  }

  /** The member of this name. */
  public Optional<Property> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
