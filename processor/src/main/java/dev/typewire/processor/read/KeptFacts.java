package dev.typewire.processor.read;

import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeDefinition;
import java.util.Optional;

/**
 * What an earlier compilation wrote down of types that it saw as sources, for the day when they
 * come as class files, without documentation and, before JDK 22, without the nullness of type uses.
 */
public interface KeptFacts {
  /** The definition of this type, as its source had it. */
  Optional<TypeDefinition> type(String qualifiedName);

  /** What the source of this type says of its members. */
  Optional<SourceMembers> members(String qualifiedName);

  /** The contract of this channel's interface, as its source had it. */
  Optional<ChannelContract> channel(String qualifiedName);
}
