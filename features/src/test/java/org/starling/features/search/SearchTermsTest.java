package org.starling.features.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lighthouse keeper | 'lighthouse' & 'keeper'",
        "\"keeper climbs\" | ('keeper' <-> 'climbs')",
        "lighthouse -keeper | ('lighthouse') & !('keeper')",
        "light* | 'light':*",
        "*house | 'house'",
        "it's <b>(x) | 'it''s' & 'b' & 'x'",
        "-keeper | ``",
      })
  void builds_queries(String text, String query) {
    assertThat(SearchTerms.of(text).words().query(false)).isEqualTo(query);
  }

  @Test
  void any_word_is_enough_for_an_or_search() {
    assertThat(SearchTerms.of("one two").words().query(true)).isEqualTo("'one' | 'two'");
  }

  @Test
  void hashtags_are_looked_for_apart() {
    SearchTerms terms = SearchTerms.of("#coast* sea");
    assertThat(terms.tags().query(false)).isEqualTo("'coast':*");
    assertThat(terms.words().query(false)).isEqualTo("'sea'");
  }

  @Test
  void filters_may_leave_out_and_may_stand_apart_from_their_value() {
    SearchTerms terms = SearchTerms.of("from:alice -in:town on: 2014-05-13 word");
    assertThat(terms.filters())
        .containsExactly(
            new SearchTerms.Filter("from", "alice", false),
            new SearchTerms.Filter("in", "town", true),
            new SearchTerms.Filter("on", "2014-05-13", false));
    assertThat(terms.words().wanted()).containsExactly("word");
  }
}
