package dev.typewire.processor.contract;

/** Where in the contract of this compilation a change shows; its sources are found by others. */
public sealed interface Place {
  /** In what is no longer there. */
  record Gone() implements Place {}

  /** In how the compilation was called. */
  record Compilation() implements Place {}

  /**
   * In a channel.
   *
   * @param type its interface's qualified name
   */
  record Channel(String type) implements Place {}

  /**
   * In a channel's name.
   *
   * @param type its interface's qualified name
   */
  record Name(String type) implements Place {}

  /**
   * In a topic.
   *
   * @param channel its channel's interface
   * @param method the method that declares it
   */
  record Topic(String channel, String method) implements Place {}

  /**
   * In a type.
   *
   * @param topic a topic that leads to it, for where the type has no source
   * @param type its qualified name
   */
  record Type(Topic topic, String type) implements Place {}

  /**
   * In a property of a type, or in a constant of an enum.
   *
   * @param topic a topic that leads to it, for where the type has no source
   * @param type the type's qualified name
   * @param name what it is called in the JSON
   */
  record Member(Topic topic, String type, String name) implements Place {}
}
