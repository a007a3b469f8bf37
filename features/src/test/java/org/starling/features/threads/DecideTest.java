package org.starling.features.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.features.channels.Channel;
import org.starling.features.posts.Post;
import org.starling.features.postwrites.ThreadLife;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

final class DecideTest {
  private static final PostId ROOT = new PostId("r".repeat(26));
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final UserId BOB = new UserId("b".repeat(26));
  private static final UserId CAROL = new UserId("c".repeat(26));
  private static final long AT = 1_000;
  private static final ChannelId TOWN = new ChannelId("t".repeat(26));
  private static final Channel CHANNEL =
      new Channel(
          TOWN, 1, 1, 0, "", "O", "town", "town", "", "", 0, 0, 0, "", "", null, null, 0, 0,
          Map.of(), "", false);

  private static ThreadLife.Reply reply(Set<UserId> mentioned, Set<UserId> listeners) {
    Post post =
        new Post(
            new PostId("p".repeat(26)),
            AT,
            AT,
            0,
            0,
            false,
            ALICE,
            TOWN,
            ROOT.value(),
            "",
            "text",
            "",
            Map.of(),
            "",
            List.of(),
            false,
            "");
    return new ThreadLife.Reply(post, CHANNEL, Set.of(BOB), mentioned, listeners, true);
  }

  @Test
  void the_author_and_the_roots_author_begin_to_follow() {
    Decide decide = Decide.on(reply(Set.of(), Set.of()), Map.of(), true, true);
    assertThat(decide.followers()).containsExactlyInAnyOrder(ALICE, BOB);
    assertThat(decide.newcomers()).containsExactly(BOB);
    assertThat(now(decide, ALICE).lastViewed()).isEqualTo(AT);
    assertThat(now(decide, BOB).lastViewed()).isZero();
  }

  @Test
  void who_left_comes_back_only_when_called() {
    Map<UserId, Following> left = Map.of(BOB, new Following(ROOT, BOB, false, 10, 2, 10));
    Decide quiet = Decide.on(reply(Set.of(), Set.of()), left, true, true);
    assertThat(quiet.followers()).containsExactly(ALICE);
    Decide called = Decide.on(reply(Set.of(BOB), Set.of()), left, true, true);
    assertThat(called.followers()).containsExactlyInAnyOrder(ALICE, BOB);
    assertThat(now(called, BOB).unreadMentions()).isEqualTo(3);
    assertThat(called.newcomers()).containsExactly(BOB);
  }

  @Test
  void listeners_follow_without_a_mention() {
    Decide decide = Decide.on(reply(Set.of(), Set.of(CAROL)), Map.of(), true, true);
    assertThat(now(decide, CAROL).unreadMentions()).isZero();
    assertThat(decide.followers()).contains(CAROL);
  }

  @Test
  void without_following_by_itself_only_those_who_asked_follow() {
    Map<UserId, Following> before = Map.of(CAROL, new Following(ROOT, CAROL, true, 10, 0, 10));
    Decide decide = Decide.on(reply(Set.of(BOB), Set.of()), before, false, true);
    assertThat(decide.followers()).containsExactly(CAROL);
    assertThat(decide.after()).isEmpty();
  }

  private static Following now(Decide decide, UserId user) {
    return Objects.requireNonNull(decide.now(user));
  }
}
