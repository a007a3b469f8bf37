package org.starling.features.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;

class PreferenceRulesTest {
  private static final UserId USER = new UserId("u".repeat(26));

  private static String theme(String value) {
    return PreferenceRules.tidy(new Preference(USER, "theme", "", value)).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      textBlock =
          """
          {"a":"#123456"} | {"a":"#123456"}
          {"a":"#fff"} | {"a":"#fff"}
          {"a":"red"} | {"a":"#ffffff"}
          {"a":"url(evil)","type":"Own","codeTheme":"github"} | {"a":"#ffffff","codeTheme":"github","type":"Own"}
          {"a":5} | {"a":"#ffffff"}
          not json | null
          [] | null
          """)
  void keeps_only_colours_in_a_theme(String sent, String kept) {
    assertThat(theme(sent)).isEqualTo(kept);
  }

  @Test
  void leaves_other_categories_alone() {
    Preference preference = new Preference(USER, "garden", "colour", "not json");
    assertThat(PreferenceRules.tidy(preference)).isEqualTo(preference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "41", "x", ""})
  void refuses_a_number_of_direct_messages_out_of_bounds(String value) {
    Preference preference =
        new Preference(USER, "sidebar_settings", "limit_visible_dms_gms", value);
    assertThatThrownBy(() -> PreferenceRules.check(preference))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(PreferenceCode.BAD_VISIBLE_LIMIT));
  }

  @Test
  void counts_a_category_in_bytes() {
    PreferenceRules.check(new Preference(USER, "é".repeat(16), "", ""));
    assertThatThrownBy(() -> PreferenceRules.check(new Preference(USER, "é".repeat(17), "", "")))
        .isInstanceOf(Refusal.class);
  }
}
