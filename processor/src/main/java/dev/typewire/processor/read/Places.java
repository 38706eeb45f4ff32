package dev.typewire.processor.read;

import dev.typewire.processor.contract.Place;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.report.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the source of what the contract names; its channel where it has none. */
public final class Places {
  private final Elements elements;
  private final Types types;
  private final Origin origin;
  private final JsonNames names;
  private final List<ChannelModel> channels;

  /**
   * Places in one compilation.
   *
   * @param channels all of its channels; at least one
   */
  public Places(ProcessingEnvironment environment, List<ChannelModel> channels) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.origin = new Origin(environment);
    this.names = new JsonNames(elements, JsonSettings.of(environment.getOptions()));
    this.channels = List.copyOf(channels);
  }

  /** The narrowest source of this place. */
  public SourceRef find(Place place) {
    if (place instanceof Place.Name name) {
      return channel(name.type()).nameSource();
    }
    if (place instanceof Place.Channel channel) {
      return channel(channel.type()).source();
    }
    if (place instanceof Place.Topic topic) {
      return topic(topic);
    }
    if (place instanceof Place.Type type) {
      return source(type.type()).map(SourceRef::of).orElseGet(() -> topic(type.topic()));
    }
    if (place instanceof Place.Member member) {
      return source(member.type())
          .map(type -> SourceRef.of(member(type, member.name())))
          .orElseGet(() -> topic(member.topic()));
    }
    return channels.get(0).source();
  }

  /** Where a type chose its name, or a channel that reaches it if it has no source. */
  public SourceRef chosenName(String type) {
    return source(type)
        .flatMap(found -> TypeScriptReader.on(elements, found))
        .map(annotation -> annotation.text("name").source())
        .orElseGet(
            () ->
                channels.stream()
                    .filter(channel -> channel.types().containsKey(type))
                    .findFirst()
                    .orElse(channels.get(0))
                    .source());
  }

  private ChannelModel channel(String type) {
    return channels.stream()
        .filter(channel -> channel.contract().type().equals(type))
        .findFirst()
        .orElse(channels.get(0));
  }

  /** The topic's method, or its channel if it inherits the method. */
  private SourceRef topic(Place.Topic topic) {
    SourceRef channel = channel(topic.channel()).source();
    return channel.element().getEnclosedElements().stream()
        .filter(member -> member.getSimpleName().contentEquals(topic.method()))
        .findFirst()
        .map(SourceRef::of)
        .orElse(channel);
  }

  private Optional<TypeElement> source(String name) {
    return Optional.ofNullable(elements.getTypeElement(name)).filter(origin::isSource);
  }

  /** The property or constant, or the type if it inherits it. */
  private Element member(TypeElement type, String name) {
    Stream<Element> found =
        type.getKind() == ElementKind.ENUM
            ? constants(type).filter(constant -> names.of(constant).equals(name))
            : new PropertyFinder(elements, types)
                .find(type).stream()
                    .filter(
                        property -> names.of(property, Supertypes.nearestFirst(type)).equals(name))
                    .map(JavaProperty::place);
    return found
        .filter(member -> type.equals(member.getEnclosingElement()))
        .findFirst()
        .orElse(type);
  }

  private static Stream<Element> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(Element.class::cast);
  }
}
