package dev.typewire.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the class path's {@code META-INF/typewire/contract.json} files say: for callers that know a
 * channel by its name only, such as a gateway.
 */
final class DeployedContract {
  static final String RESOURCE = "META-INF/typewire/contract.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final @Nullable String version;
  private final List<Entry> channels;

  private record Entry(Predicate<String> matches, ChannelDefinition channel) {}

  private DeployedContract(@Nullable String version, List<ChannelDefinition> channels) {
    this.version = version;
    this.channels =
        channels.stream()
            .map(channel -> new Entry(ChannelNames.matcher(channel.pattern()), channel))
            .toList();
  }

  /**
   * Reads every contract that this loader sees.
   *
   * @throws MapperDiffersException if one was compiled for a mapper with other settings
   */
  static DeployedContract load(ClassLoader loader, JsonMapper mapper) {
    MapperSettings settings = new MapperSettings(mapper);
    TreeSet<String> versions = new TreeSet<>();
    List<ChannelDefinition> channels = new ArrayList<>();
    try {
      for (URL resource : Collections.list(loader.getResources(RESOURCE))) {
        JsonNode contract = read(resource);
        settings.check(contract.path("settings"), resource);
        versions.add(contract.path("version").asString());
        contract.path("channels").forEach(channel -> channels.add(channel(channel)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DeployedContract(versions.isEmpty() ? null : String.join("+", versions), channels);
  }

  private static JsonNode read(URL resource) throws IOException {
    try (InputStream in = resource.openStream()) {
      return MAPPER.readTree(in);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          resource + " is no contract. Compile the channels again with typewire-processor.", e);
    }
  }

  private static ChannelDefinition channel(JsonNode channel) {
    List<TopicDefinition<?>> topics = new ArrayList<>();
    channel
        .path("topics")
        .forEach(
            topic ->
                topics.add(
                    new TopicDefinition<>(
                        topic.path("name").asString(),
                        PayloadType.of(Object.class),
                        topic.path("replay").asInt(),
                        whenSlow(topic))));
    return new ChannelDefinition(
        channel.path("pattern").asString(),
        channel.path("history").asInt(),
        Duration.parse(channel.path("retention").asString()),
        topics);
  }

  /** A policy of a later version counts as the one that loses nothing. */
  private static WhenSlow whenSlow(JsonNode topic) {
    String name = topic.path("whenSlow").asString("");
    return Arrays.stream(WhenSlow.values())
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElse(WhenSlow.RESUME);
  }

  Optional<String> version() {
    return Optional.ofNullable(version);
  }

  Optional<ChannelDefinition> channel(String name) {
    for (Entry entry : channels) {
      if (entry.matches().test(name)) {
        return Optional.of(entry.channel());
      }
    }
    return Optional.empty();
  }
}
