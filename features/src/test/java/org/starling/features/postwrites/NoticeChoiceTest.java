package org.starling.features.postwrites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NoticeChoiceTest {
  private static final Map<String, String> LEFT_TO_USER = Map.of("desktop", "default");

  @Test
  void by_default_every_reply_of_a_followed_thread_is_wanted() {
    Map<String, String> user = Map.of("desktop", "mention", "desktop_threads", "all");
    assertThat(NoticeChoice.wants(LEFT_TO_USER, user, false)).isTrue();
  }

  @Test
  void without_the_setting_only_mentions_are() {
    Map<String, String> user = Map.of("desktop", "mention");
    assertThat(NoticeChoice.wants(LEFT_TO_USER, user, false)).isFalse();
    assertThat(NoticeChoice.wants(LEFT_TO_USER, user, true)).isTrue();
  }

  @Test
  void none_is_none_and_the_channel_decides_first() {
    Map<String, String> user = Map.of("desktop", "all", "desktop_threads", "all");
    assertThat(NoticeChoice.wants(Map.of("desktop", "none"), user, true)).isFalse();
    assertThat(NoticeChoice.wants(Map.of("desktop", "all"), user, false)).isTrue();
    assertThat(NoticeChoice.wants(Map.of("desktop_threads", "mention"), user, false)).isFalse();
  }
}
