package org.starling.features.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.UserId;

final class WordScanTest {
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final UserId BOB = new UserId("b".repeat(26));
  private static final UserId CAROL = new UserId("c".repeat(26));

  private final Callable callable =
      new Callable(
          Map.of(
              "@alice", List.of(ALICE),
              "@bob", List.of(BOB),
              "@carol.ann", List.of(CAROL),
              "umbrella", List.of(BOB),
              "Carol", List.of(CAROL),
              "会議", List.of(CAROL)),
          Map.of("会議", List.of(CAROL)),
          Set.of(ALICE, BOB),
          Set.of(),
          Set.of(),
          new HashMap<>());

  private Mentions read(String text) {
    return new WordScan(callable, ALICE, true, BOB::equals).read(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello @bob.",
        "hello @BOB",
        "(@bob)",
        "@bob: look",
        "*@bob*",
        "take an UMBRELLA",
        "my umbrella-less day",
        "look:@bob",
        "[@bob](http://example.test)"
      })
  void calls_bob(String text) {
    assertThat(read(text).users()).containsExactly(BOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code `@bob` here",
        "```\n@bob\n```",
        "~~~ text\n@bob\n~~~",
        "    @bob",
        "[text](http://example.test/@bob)",
        "https://example.test/@bob",
        ":@bob:",
        "@bobby",
        "carol in small letters",
        "@alice, who wrote it",
        "umbrellas"
      })
  void calls_nobody(String text) {
    assertThat(read(text).users()).isEmpty();
  }

  @Test
  void a_full_stop_within_a_name_belongs_to_it() {
    assertThat(read("@carol.ann.").users()).containsExactly(CAROL);
    assertThat(read("@carol.ann").others()).isEmpty();
  }

  @Test
  void words_without_spaces_are_found_within_others() {
    assertThat(read("明日の会議です").users()).containsExactly(CAROL);
  }

  @Test
  void here_means_who_is_online() {
    assertThat(read("@here look").users()).containsExactly(BOB);
    assertThat(read("@all look").users()).containsExactly(BOB);
    assertThat(read("@Channel @here").wideWords()).containsExactly("@here", "@channel");
  }

  @Test
  void who_may_not_call_all_calls_nobody() {
    Mentions found = new WordScan(callable, ALICE, false, u -> true).read("@all and @bob");
    assertThat(found.users()).containsExactly(BOB);
    assertThat(found.wideWords()).containsExactly("@all");
  }

  @Test
  void strangers_are_named() {
    assertThat(read("@dave and @nobody-here.").others()).containsExactly("dave", "nobody-here.");
  }
}
