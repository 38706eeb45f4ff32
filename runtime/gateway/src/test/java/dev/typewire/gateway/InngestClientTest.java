package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.broker.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Needs Node 20 or later, and npm's registry the first time. */
class InngestClientTest extends GatewayTest {
  private static final Path SOURCE = Path.of("src/test/conformance");
  private static final Path TARGET = Path.of("target/conformance");
  private static final Path ERRORS = TARGET.resolve("errors.log");

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void unmodifiedClient_mintsSubscribesPublishesAndReceives() throws Exception {
    install();
    Process node = start("node", "client.mjs", "http://127.0.0.1:" + gateway.port(), KEY);
    try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).as(errors()).isEqualTo("subscribed");
      realtime
          .publishJson(
              "order:42",
              "step",
              Payload.ofJson("{\"from\":\"Java\"}".getBytes(StandardCharsets.UTF_8)),
              PublishOptions.NONE.inRun("run-7"))
          .toCompletableFuture()
          .join();
      publish("order:42", "step", "\"once more\"");
      List<String> lines = List.of(out.readLine(), out.readLine(), out.readLine(), out.readLine());
      assertThat(lines)
          .anySatisfy(line -> assertThat(line).contains("{\"from\":\"the sdk\"}"))
          .anySatisfy(line -> assertThat(line).contains("\"note\"", "\"plain text\""))
          .anySatisfy(
              line -> assertThat(line).contains("{\"from\":\"Java\"}", "\"runId\":\"run-7\""))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("\"channel\":\"order:42\"", "\"kind\":\"data\"", "\"createdAt\":"));
      assertThat(node.waitFor()).isZero();
    } finally {
      node.destroyForcibly();
    }
  }

  /** Installs beside the build's other output, so that the sources stay as they are. */
  private static void install() throws IOException, InterruptedException {
    Path lock = TARGET.resolve("package-lock.json");
    boolean installed =
        Files.exists(TARGET.resolve("node_modules/.package-lock.json"))
            && Files.mismatch(SOURCE.resolve("package-lock.json"), lock) == -1;
    Files.createDirectories(TARGET);
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "client.mjs")) {
      Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!installed) {
      Process npm = start("npm", "ci", "--ignore-scripts", "--no-progress");
      npm.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(npm.waitFor()).as(errors()).isZero();
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(TARGET.toFile())
        .redirectError(ERRORS.toFile())
        .start();
  }

  private static String errors() throws IOException {
    return Files.readString(ERRORS);
  }
}
