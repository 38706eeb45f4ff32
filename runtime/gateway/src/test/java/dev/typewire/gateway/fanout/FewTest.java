package dev.typewire.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FewTest {
  private final Few<Integer> few = new Few<>();

  @Test
  void oneEntry_isFoundByItsName_untilItIsTakenAway() {
    few.add("a", 1);
    assertThat(few.get("a")).isEqualTo(1);
    assertThat(few.get("b")).isNull();
    assertThat(few.remove("b")).isNull();
    assertThat(few.remove("a")).isEqualTo(1);
    assertThat(few.isEmpty()).isTrue();
    assertThat(few.all()).isEmpty();
    assertThat(few.names()).isEmpty();
  }

  @Test
  void moreEntries_areFoundLikeOne_andOneAgainIsFoundLikeMore() {
    few.add("a", 1);
    few.add("b", 2);
    few.add("c", 3);
    assertThat(few.all()).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(few.names()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(few.remove("a")).isEqualTo(1);
    assertThat(few.remove("c")).isEqualTo(3);
    assertThat(few.get("b")).isEqualTo(2);
    assertThat(few.size()).isEqualTo(1);
    few.remove("b");
    few.add("d", 4);
    assertThat(few.all()).containsExactly(4);
  }
}
