package org.starling.features.customstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Refusal;

class CustomStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String LATER = "2026-11-23T11:00:00Z";

  private static CustomStatus status(String text, String duration, @Nullable String end) {
    return new CustomStatus("tea", text, duration, end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T11:00:00Z, 2026-11-23T11:00:00Z",
    "2026-11-23T11:00:00.500Z, 2026-11-23T11:00:00.5Z",
    "2026-11-23T13:00:00+02:00, 2026-11-23T13:00:00+02:00",
    "2026-11-23T11:00:00+00:00, 2026-11-23T11:00:00Z"
  })
  void writes_a_time_in_one_spelling(String sent, String kept) {
    assertThat(status("x", "", sent).expiresAt()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-11-23", "2026-11-23T11:00Z", "2026-13-23T11:00:00Z"})
  void refuses_what_is_no_time(String sent) {
    assertThatThrownBy(() -> status("x", "", sent)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void calls_an_end_without_a_kind_a_chosen_one() {
    assertThat(status("x", "", LATER).settled(NOW).duration()).isEqualTo("date_and_time");
    assertThat(status("x", "", null).settled(NOW).duration()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "one_hour,",
    "for_ever, 2026-11-23T11:00:00Z",
    "'', 2026-11-23T09:00:00Z",
    "today, 2026-11-23T09:00:00Z"
  })
  void refuses_an_end_that_does_not_fit_its_kind(String duration, @Nullable String end) {
    assertThatThrownBy(() -> status("x", duration, end).settled(NOW)).isInstanceOf(Refusal.class);
  }

  @Test
  void cuts_a_long_text_between_letters() {
    CustomStatus settled = status("😀".repeat(101), "", null).settled(NOW);
    assertThat(settled.words()).isEqualTo("😀".repeat(100));
  }

  @Test
  void keeps_the_last_five_texts_once_each() {
    RecentStatuses recent = RecentStatuses.of("nonsense");
    for (String text : new String[] {"a", "b", "c", "d", "b", "e", "f"}) {
      recent = recent.with(status(text, "", null));
    }
    assertThat(recent.statuses())
        .extracting(CustomStatus::words)
        .containsExactly("f", "e", "b", "d", "c");
    assertThat(RecentStatuses.of(recent.json())).isEqualTo(recent);
  }

  @Test
  void forgets_only_what_is_there() {
    RecentStatuses recent = RecentStatuses.of("[]").with(status("a", "", null));
    assertThat(recent.without(status("a", "", null)).statuses()).isEmpty();
    assertThatThrownBy(() -> recent.without(status("a", "today", LATER)))
        .isInstanceOf(Refusal.class);
  }
}
