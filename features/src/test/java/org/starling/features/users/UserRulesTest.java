package org.starling.features.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;

class UserRulesTest {
  private static final User ALICE =
      new User(
          new UserId("a".repeat(26)),
          1,
          1,
          0,
          "alice",
          "",
          "",
          "alice@example.test",
          false,
          "",
          "Alice",
          "",
          "",
          "system_user",
          false,
          Map.of(),
          Map.of("desktop", "all"),
          Map.of(),
          "en",
          0,
          0,
          0,
          false,
          0,
          User.Bot.NONE);

  @ParameterizedTest
  @ValueSource(strings = {"a", "alice", "_-.x", "0", "alice.b-c_d"})
  void takes_plain_usernames(String name) {
    assertThat(UserRules.isUsername(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Alice", "a b", "é", "all", "system", "channel", "matterbot", "a\0"})
  void refuses_other_usernames(String name) {
    assertThat(UserRules.isUsername(name)).isFalse();
  }

  @Test
  void refuses_a_username_over_its_limit() {
    assertThat(UserRules.isUsername("u".repeat(64))).isTrue();
    assertThat(UserRules.isUsername("u".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b", "a.b+c@example.test", "é@example.test", "\"a b\"@example.test", "x@[::1]"})
  void takes_addresses(String address) {
    assertThat(UserRules.isEmail(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@b",
        "a@",
        "a b@c.d",
        "a@b c",
        "<a@b.c>",
        "Name <a@b.c>",
        "A@b.c",
        "a..b@c.d",
        ".a@c.d",
        "a@b.",
        "a@b@c"
      })
  void refuses_what_is_no_address(String address) {
    assertThat(UserRules.isEmail(address)).isFalse();
  }

  @Test
  void allows_the_domains_of_the_setting_only() {
    assertThat(UserRules.inDomains("a@elsewhere.test", "")).isTrue();
    assertThat(UserRules.inDomains("a@Inside.test", "other.test, @inside.test")).isTrue();
    assertThat(UserRules.inDomains("a@sub.inside.test", "inside.test")).isFalse();
    assertThat(UserRules.inDomains("a@notinside.test", "inside.test")).isFalse();
  }

  @Test
  void stores_names_in_lower_case_and_without_hidden_marks() {
    User user =
        UserRules.normal(
            ALICE.but().username("ALICE").email("A@B.C").nickname("a\u202eb\ufeff").done());
    assertThat(List.of(user.username(), user.email(), user.nickname()))
        .containsExactly("alice", "a@b.c", "ab");
  }

  @Test
  void tidies_mention_keys_and_gives_defaults_where_nothing_was_chosen() {
    User chosen =
        UserRules.normal(ALICE.but().notifyProps(Map.of("mention_keys", " Bob, ,BAKER")).done());
    User nothing = UserRules.normal(ALICE.but().notifyProps(Map.of()).done());
    assertThat(chosen.notifyProps()).containsEntry("mention_keys", "bob,baker");
    assertThat(nothing.notifyProps()).containsEntry("desktop", "mention").hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "english", "en-XX-x", "de-QQ", "-"})
  void refuses_languages_that_do_not_exist(String locale) {
    assertThatThrownBy(() -> UserRules.check(ALICE.but().locale(locale).done()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(UserCode.BAD_LOCALE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "pt-BR", "zh-TW", "en-AU"})
  void takes_languages(String locale) {
    UserRules.check(ALICE.but().locale(locale).done());
  }

  @Test
  void counts_letters_and_not_their_bytes() {
    UserRules.check(ALICE.but().nickname("😀".repeat(64)).done());
    assertThatThrownBy(() -> UserRules.check(ALICE.but().nickname("😀".repeat(65)).done()))
        .isInstanceOf(Refusal.class);
  }
}
