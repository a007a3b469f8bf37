package org.starling.features.channeledit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Refusal;

class TextsTest {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest
  @ValueSource(strings = {"c", "c_1", "c__1", "1-", "town-square", "0a"})
  void accepts_names(String name) {
    assertThatCode(() -> named(name).check("O")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_c", "-c", "C", "c.d", "c d", "\u00e9"})
  void refuses_names(String name) {
    assertThat(refusal(named(name), "O")).isEqualTo(EditCode.BAD_NAME);
  }

  @Test
  void refuses_a_name_that_is_too_long() {
    assertThatCode(() -> named("c".repeat(64)).check("O")).doesNotThrowAnyException();
    assertThat(refusal(named("c".repeat(65)), "O")).isEqualTo(EditCode.BAD_NAME);
  }

  @Test
  void keeps_names_of_conversations_for_conversations() {
    String direct = "a".repeat(26) + "__" + "b".repeat(26);
    String group = "0".repeat(40);
    assertThat(refusal(named(direct), "P")).isEqualTo(EditCode.NAME_OF_CONVERSATION);
    assertThat(refusal(named(group), "O")).isEqualTo(EditCode.NAME_OF_CONVERSATION);
    assertThatCode(() -> named(direct).check("D")).doesNotThrowAnyException();
  }

  @Test
  void counts_characters_as_people_do() {
    Texts fits = new Texts(SMILE.repeat(64), "c", SMILE.repeat(1024), SMILE.repeat(250));
    assertThatCode(() -> fits.check("O")).doesNotThrowAnyException();
    assertThat(refusal(new Texts(SMILE.repeat(65), "c", "", ""), "O"))
        .isEqualTo(EditCode.BAD_DISPLAY_NAME);
    assertThat(refusal(new Texts("", "c", "h".repeat(1025), ""), "O"))
        .isEqualTo(EditCode.BAD_HEADER);
    assertThat(refusal(new Texts("", "c", "", "p".repeat(251)), "O"))
        .isEqualTo(EditCode.BAD_PURPOSE);
  }

  @Test
  void refuses_unknown_types_after_names() {
    assertThat(refusal(named("c"), "")).isEqualTo(EditCode.BAD_TYPE);
    assertThat(refusal(named("C"), "X")).isEqualTo(EditCode.BAD_NAME);
  }

  @Test
  void cleans_display_names_of_marks_and_blanks() {
    assertThat(Texts.clean(" \u202Ex\u200B ")).isEqualTo("x\u200B");
    assertThat(Texts.clean("   ")).isEmpty();
    assertThat(Texts.clean("a\tb")).isEqualTo("a\tb");
  }

  private static Texts named(String name) {
    return new Texts("Name", name, "", "");
  }

  private static Object refusal(Texts texts, String type) {
    return catchThrowableOfType(Refusal.class, () -> texts.check(type)).code();
  }
}
