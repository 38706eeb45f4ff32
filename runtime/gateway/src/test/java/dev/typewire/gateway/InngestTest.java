package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.RunStatus;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs scenarios of src/test/conformance in Node, and does what they wish for meanwhile. Needs Node
 * 20 or later, and npm's registry the first time.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
abstract class InngestTest extends GatewayTest {
  private static final Path SOURCE = Path.of("src/test/conformance");
  private static final Path TARGET = Path.of("target/conformance").toAbsolutePath();
  private static final Path ERRORS = TARGET.resolve("errors.log");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ChannelRef ORDER =
      new ChannelRef() {
        @Override
        public String name() {
          return "order:42";
        }

        @Override
        public ChannelDefinition definition() {
          return new ChannelDefinition("order:{orderId}", 256, Duration.ofMinutes(10), List.of());
        }
      };

  /** Runs a scenario to its end, which fails the test when the scenario fails. */
  void run(String scenario) throws IOException, InterruptedException {
    install();
    Process node = start("node", "run.js", scenario, "http://127.0.0.1:" + gateway.port(), KEY);
    try (BufferedReader wishes = node.inputReader(StandardCharsets.UTF_8);
        Writer answers = node.outputWriter(StandardCharsets.UTF_8)) {
      JsonNode wish = next(wishes);
      while (!wish.has("done")) {
        grant(wish);
        answers.write("done\n");
        answers.flush();
        wish = next(wishes);
      }
      assertThat(node.waitFor()).as(errors()).isZero();
    } finally {
      node.descendants().forEach(ProcessHandle::destroyForcibly);
      node.destroyForcibly();
    }
  }

  private static JsonNode next(BufferedReader wishes) throws IOException {
    String line = wishes.readLine();
    if (line == null) {
      throw new AssertionError("The scenario failed:\n" + errors());
    }
    return MAPPER.readTree(line);
  }

  private void grant(JsonNode wish) {
    if (wish.has("publish")) {
      realtime
          .publishJson(
              "order:42",
              wish.path("publish").asString(),
              json(wish.path("data")),
              PublishOptions.NONE.inRun("run-7"))
          .toCompletableFuture()
          .join();
    } else if (wish.has("stream")) {
      TopicStream<Payload> stream =
          realtime.streamJson("order:42", wish.path("stream").asString(), PublishOptions.NONE);
      wish.path("chunks").forEach(chunk -> stream.write(json(chunk)));
      stream.end();
    } else if (wish.has("status")) {
      RunStatus status = RunStatus.valueOf(wish.path("status").asString());
      realtime.durable("run-7").publishStatus(ORDER, status, wish.get("result"));
    } else if (wish.has("restart")) {
      int port = gateway.port();
      gateway.close();
      gateway = configure(Gateway.builder(realtime)).port(port).start();
    } else {
      throw new AssertionError("No such wish: " + wish);
    }
  }

  private static Payload json(JsonNode value) {
    return Payload.ofJson(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Installs beside the build's other output, so that the sources stay as they are. */
  private static void install() throws IOException, InterruptedException {
    boolean installed =
        Files.exists(TARGET.resolve("node_modules/.package-lock.json"))
            && Files.mismatch(
                    SOURCE.resolve("package-lock.json"), TARGET.resolve("package-lock.json"))
                == -1;
    Files.createDirectories(TARGET);
    for (String file : SOURCE.toFile().list()) {
      Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!installed) {
      Process npm = start("npm", "ci", "--ignore-scripts", "--no-progress");
      npm.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(npm.waitFor()).as(errors()).isZero();
    }
  }

  private static Process start(String... command) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command).directory(TARGET.toFile()).redirectError(ERRORS.toFile());
    process.environment().put("TMPDIR", TARGET.toString());
    return process.start();
  }

  private static String errors() throws IOException {
    return Files.readString(ERRORS);
  }
}
