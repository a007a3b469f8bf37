package org.starling.features.posts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HashtagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello **world** #tag | #tag",
        "#tag #Täg #1 #a-b #x_y | #tag #Täg #a-b #x_y",
        "(#tag), ##twice! | #tag #twice",
        "#a #ab a#b | #ab",
        "no tag | ''",
      })
  void finds_tags(String text, String tags) {
    assertThat(Hashtags.in(text.strip())).isEqualTo(tags.strip());
  }

  @Test
  void keeps_whole_tags_that_fit() {
    String text = "#tag00000000000 ".repeat(100);
    String tags = Hashtags.in(text);
    assertThat(tags.length()).isBetween(980, PostLimits.HASHTAGS_CHARS_MAX);
    assertThat(tags).endsWith("#tag00000000000");
  }

  @Test
  void a_tag_that_is_too_long_is_none() {
    assertThat(Hashtags.in("#" + "h".repeat(2000))).isEmpty();
  }
}
