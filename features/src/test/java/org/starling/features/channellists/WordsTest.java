package org.starling.features.channellists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void finds_text_as_it_stands() {
    assertThat(new Words("  Wal%_\\ ").anywhere()).isEqualTo("%wal\\%\\_\\\\%");
  }

  @Test
  void finds_words_by_their_beginnings() {
    assertThat(new Words("WALNUT tree").query()).isEqualTo("walnut:* & tree:*");
    assertThat(new Words("wal%").query()).isEqualTo("wal:*");
  }

  @Test
  void never_makes_a_broken_query() {
    assertThat(new Words("!&|() ' :* \\ \"").query()).isEmpty();
    assertThat(new Words("a'b & !c").query()).isEqualTo("a:* & b:* & c:*");
    assertThat(new Words("").none()).isTrue();
  }

  @Test
  void looks_at_no_more_words_than_its_limit() {
    String many = "word ".repeat(ListLimits.WORDS_MAX + 5);
    assertThat(new Words(many).each()).hasSize(ListLimits.WORDS_MAX);
    assertThat(new Words(many).query().split("&")).hasSize(ListLimits.WORDS_MAX);
  }
}
