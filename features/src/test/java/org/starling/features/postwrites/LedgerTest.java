package org.starling.features.postwrites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.starling.features.channels.Channel;
import org.starling.features.posts.Post;
import org.starling.features.posts.Priority;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

final class LedgerTest {
  private static final ChannelId TOWN = new ChannelId("t".repeat(26));
  private static final UserId ALICE = new UserId("a".repeat(26));
  private static final UserId BOB = new UserId("b".repeat(26));
  private static final Channel CHANNEL =
      new Channel(
          TOWN, 1, 1, 0, "", "O", "town", "town", "", "", 0, 0, 0, "", "", null, null, 0, 0,
          Map.of(), "", false);

  private final Ledger ledger =
      new Ledger(List.of(new Ledger.Locked(TOWN, 1_000, 900, 10, 7, false)));

  private void send(UserId author, Set<UserId> called, String root, @Nullable Priority priority) {
    send(author, called, root, priority, 0);
  }

  private void send(
      UserId author, Set<UserId> called, String root, @Nullable Priority priority, long at) {
    Post post =
        new Post(
            new PostId("p".repeat(26)),
            0,
            0,
            0,
            0,
            false,
            author,
            TOWN,
            root,
            "",
            "text",
            "",
            Map.of(),
            "",
            List.of(),
            false,
            "");
    Outgoing.Calls calls = new Outgoing.Calls(called, called, Set.of(), Set.of(), false);
    Outgoing.Seen seen = root.isEmpty() ? Outgoing.Seen.CHANNEL : Outgoing.Seen.NOTHING;
    Outgoing outgoing =
        new Outgoing(
            post,
            CHANNEL,
            "@x",
            "",
            priority,
            calls,
            seen,
            Outgoing.Options.PLAIN,
            Outgoing.Beside.NOTHING);
    ledger.add(outgoing.at(at == 0 ? ledger.next(TOWN, 500) : at));
  }

  private Ledger.Change of(UserId user) {
    return ledger.members().stream()
        .filter(change -> change.user.equals(user))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void times_follow_one_another_whatever_the_clock_says() {
    assertThat(ledger.next(TOWN, 500)).isEqualTo(1_001);
    assertThat(ledger.next(TOWN, 5_000)).isEqualTo(5_000);
    assertThat(ledger.next(TOWN, 5_000)).isEqualTo(5_001);
  }

  @Test
  void replies_count_but_not_as_roots() {
    send(ALICE, Set.of(), "", null);
    send(ALICE, Set.of(), "r".repeat(26), null);
    Ledger.Totals totals = ledger.channels().getFirst();
    assertThat(totals.total).isEqualTo(12);
    assertThat(totals.roots).isEqualTo(8);
    assertThat(totals.lastPostAt).isEqualTo(1_002);
    assertThat(totals.lastRootAt).isEqualTo(1_001);
  }

  @Test
  void an_own_post_reads_the_channel_and_what_comes_after_is_unread_again() {
    send(ALICE, Set.of(BOB), "", new Priority("urgent", null, null));
    send(BOB, Set.of(), "", null);
    send(ALICE, Set.of(BOB), "r".repeat(26), null);
    Ledger.Change bob = of(BOB);
    assertThat(bob.seen).isTrue();
    assertThat(bob.seenTotal).isEqualTo(12);
    assertThat(bob.mentions).isEqualTo(1);
    assertThat(bob.rootMentions).isZero();
    assertThat(bob.urgent).isZero();
  }

  @Test
  void a_post_of_the_past_counts_but_moves_no_time_back() {
    send(BOB, Set.of(), "", null);
    send(BOB, Set.of(ALICE), "", null, 20);
    send(ALICE, Set.of(), "", null, 10);
    Ledger.Totals totals = ledger.channels().getFirst();
    assertThat(totals.total).isEqualTo(13);
    assertThat(totals.lastPostAt).isEqualTo(1_001);
    assertThat(totals.lastRootAt).isEqualTo(1_001);
    assertThat(of(BOB).at).isEqualTo(1_001);
    assertThat(of(ALICE).at).isEqualTo(20);
    assertThat(ledger.next(TOWN, 500)).isEqualTo(1_002);
  }

  @Test
  void urgent_counts_with_roots() {
    send(ALICE, Set.of(BOB), "", new Priority("urgent", null, null));
    assertThat(of(BOB).urgent).isEqualTo(1);
    assertThat(of(BOB).seen).isFalse();
  }
}
