package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedContractTest {
  @TempDir private Path classPath;

  private Realtime withContract(String json) throws IOException {
    Path file = classPath.resolve(DeployedContract.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json);
    URLClassLoader loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null);
    return Realtime.builder().contractFrom(loader).build();
  }

  @Test
  void channelIsFoundByItsName_withItsLimitsAndReplays() throws IOException {
    try (Realtime realtime =
        withContract(
            """
            {"format": 1, "version": "c0a590592b11", "channels": [
              {"interface": "shop.OrderChannel", "pattern": "order:{orderId}", "history": 7,
               "retention": "PT1M", "topics": [{"name": "log", "replay": 5}, {"name": "step"}]}]}
            """)) {
      assertThat(realtime.contractVersion()).contains("c0a590592b11");
      assertThat(realtime.definitionOf("order:42"))
          .hasValueSatisfying(
              order -> {
                assertThat(order.history()).isEqualTo(7);
                assertThat(order.retention()).isEqualTo(Duration.ofMinutes(1));
                assertThat(order.topic("log")).map(TopicDefinition::replay).contains(5);
                assertThat(order.topic("step")).map(TopicDefinition::replay).contains(0);
              });
      assertThat(realtime.definitionOf("order:42:x")).isEmpty();
    }
  }

  @Test
  void brokenContract_isRefusedAtTheStart() {
    assertThatThrownBy(() -> withContract("{"))
        .hasMessageContaining("Compile the channels again with typewire-processor.");
  }
}
