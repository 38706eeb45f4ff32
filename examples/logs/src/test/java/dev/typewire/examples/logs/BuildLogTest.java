package dev.typewire.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BuildLogTest {
  @Test
  void sameSeed_givesTheSameLog_andAnotherAnother() {
    assertThat(drafts(7, 500)).isEqualTo(drafts(7, 500)).isNotEqualTo(drafts(8, 500));
  }

  @Test
  void log_hasAsManyLinesAsWished_ofEveryPhaseInOrder() {
    List<Draft> drafts = drafts(7, 10_000);
    assertThat(drafts).hasSize(10_000);
    assertThat(drafts.stream().map(Draft::source).distinct())
        .containsExactlyElementsOf(Phase.ALL.stream().map(Phase::name).toList());
  }

  @Test
  void log_hasEveryLevel_andNoBlankLeftOpen() {
    List<Draft> drafts = drafts(7, 10_000);
    Set<LogLevel> levels = EnumSet.noneOf(LogLevel.class);
    drafts.forEach(draft -> levels.add(draft.level()));
    assertThat(levels).containsExactly(LogLevel.values());
    assertThat(drafts).noneMatch(draft -> draft.text().contains("{"));
  }

  @Test
  void lines_comeInBursts() {
    List<Integer> sizes = new ArrayList<>();
    new BuildLog(7, 10_000).forEachRemaining(burst -> sizes.add(burst.size()));
    assertThat(sizes).anyMatch(size -> size == 1).anyMatch(size -> size > 100);
  }

  private static List<Draft> drafts(long seed, int lines) {
    List<Draft> drafts = new ArrayList<>();
    new BuildLog(seed, lines).forEachRemaining(drafts::addAll);
    return drafts;
  }
}
