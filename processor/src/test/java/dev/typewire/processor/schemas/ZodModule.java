package dev.typewire.processor.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A generated module in a folder of its own, beside the zod that it imports. */
final class ZodModule {
  private static final Path PACKAGES =
      Path.of(System.getProperty("basedir", ""), "src/test/typescript/node_modules")
          .toAbsolutePath();

  private final Path folder;

  /** Puts the module there; a channel of it is its definition. */
  ZodModule(String name, String text) throws IOException {
    folder = Files.createDirectories(Path.of("target/schemas", name).toAbsolutePath());
    Path modules = folder.resolve("node_modules");
    if (Files.notExists(modules)) {
      Files.createSymbolicLink(modules, PACKAGES);
    }
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    Files.writeString(
        folder.resolve("client.ts"),
        "export function channel<D>(definition: D): D { return definition; }\n");
    Files.writeString(
        folder.resolve("channels.ts"), text.replace("@typewire/client", "./client.js"));
  }

  /** What {@code tsc} says of the module and of another file that imports it; makes JavaScript. */
  String compile(String... lines) throws Exception {
    Files.write(folder.resolve("page.ts"), List.of(lines));
    Files.writeString(
        folder.resolve("tsconfig.json"),
        """
        {
          "compilerOptions": {
            "strict": true,
            "exactOptionalPropertyTypes": true,
            "noUncheckedIndexedAccess": true,
            "noUnusedLocals": true,
            "module": "nodenext",
            "target": "es2022",
            "types": [],
            "outDir": "out"
          },
          "files": ["channels.ts", "page.ts"]
        }
        """);
    return node(PACKAGES.resolve("typescript/bin/tsc").toString(), "--pretty", "false");
  }

  /** A topic's name and a message as JSON. */
  record Message(String topic, String json) {}

  /** For each message {@code fits}, or where its topic's schema finds what. */
  List<String> check(String channel, List<Message> messages) throws Exception {
    List<Object> cases = new ArrayList<>();
    JsonMapper jackson = JsonMapper.shared();
    for (Message message : messages) {
      cases.add(List.of(message.topic(), jackson.readTree(message.json())));
    }
    Files.writeString(folder.resolve("cases.json"), jackson.writeValueAsString(cases));
    Files.writeString(
        folder.resolve("check.js"),
        """
        import { readFileSync } from "node:fs";
        import { %s as channel } from "./out/channels.js";

        for (const [topic, data] of JSON.parse(readFileSync("cases.json", "utf8"))) {
          const { issues } = channel.topics[topic].schema["~standard"].validate(data);
          console.log(issues?.map(({ path, code }) => `${path.join(".")} ${code}`).join(", ") ?? "fits");
        }
        """
            .formatted(channel));
    List<String> verdicts = node("check.js").lines().toList();
    assertThat(verdicts).hasSameSizeAs(messages);
    return verdicts;
  }

  /** What a script prints. */
  String run(String script) throws Exception {
    Files.writeString(folder.resolve("script.js"), script);
    return node("script.js");
  }

  private String node(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(words));
    Path output = folder.resolve("output.txt");
    new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
    return Files.readString(output);
  }
}
