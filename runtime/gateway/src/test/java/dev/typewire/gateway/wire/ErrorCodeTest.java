package dev.typewire.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
  /** {@code | `CODE` | HTTP status | close code | retry | when |}. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Z_]+)` \\| (\\d*) ?\\| (\\d*) ?\\| ([a-z-]+) \\| .+ \\|");

  @Test
  void codes_areThoseOfTheDocumentation() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("PROTOCOL.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(
                row ->
                    "%s %s %s %s".formatted(row.group(1), row.group(2), row.group(3), row.group(4)))
            .toList();
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCodeTest::describe))
        .containsExactlyElementsOf(documented);
  }

  private static String describe(ErrorCode code) {
    return "%s %s %s %s"
        .formatted(code, number(code.httpStatus()), number(code.closeCode()), code.retry().text());
  }

  private static String number(int number) {
    return number == 0 ? "" : String.valueOf(number);
  }

  @ParameterizedTest
  @EnumSource
  void closeCode_saysByItsRangeWhatToDo(ErrorCode code) {
    Retry byRange =
        switch (code.closeCode() / 100) {
          case 0 -> code.retry();
          case 40 -> Retry.NOW;
          case 41 -> Retry.NEW_TOKEN;
          case 42 -> Retry.LATER;
          default -> Retry.NEVER;
        };
    assertThat(code.retry()).isEqualTo(byRange);
    assertThat(code.plainCloseCode()).isIn(1001, 1009, 1011, 1013);
  }
}
