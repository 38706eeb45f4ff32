package dev.typewire.bench.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes channels as an application of that size would have them. */
final class ChannelSources {
  private static final int TOPICS = 5;
  private static final String[] TYPES = {
    "String", "int", "java.time.Instant", "java.util.List<String>", "java.util.UUID"
  };

  private ChannelSources() {}

  /** Each channel has five topics, each with a record of twenty properties of its own. */
  static void write(Path folder, int channels) throws IOException {
    Files.createDirectories(folder);
    for (int channel = 0; channel < channels; channel++) {
      StringBuilder methods = new StringBuilder();
      for (int topic = 0; topic < TOPICS; topic++) {
        String payload = "Payload" + channel + "x" + topic;
        methods.append("  @Topic void topic").append(topic).append("(").append(payload);
        methods.append(" payload);\n");
        writePayload(folder, payload);
      }
      String name = "Generated" + channel + "Channel";
      Files.writeString(
          folder.resolve(name + ".java"),
          "package bench;\nimport dev.typewire.annotations.*;\n/** A channel. */\n@Channel(\"c"
              + channel
              + ":{id}\")\npublic interface "
              + name
              + " {\n"
              + methods
              + "}\n");
    }
  }

  private static void writePayload(Path folder, String name) throws IOException {
    StringBuilder components = new StringBuilder();
    for (int property = 0; property < 20; property++) {
      components.append(property == 0 ? "" : ", ");
      components.append(TYPES[property % TYPES.length]).append(" property").append(property);
    }
    Files.writeString(
        folder.resolve(name + ".java"),
        "package bench;\n/** A payload. */\npublic record " + name + "(" + components + ") {}\n");
  }
}
