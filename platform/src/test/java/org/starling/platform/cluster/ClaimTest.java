package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who deposes a leader that lives. */
final class ClaimTest {
  private static final NodeId LEADER = new NodeId("l".repeat(26));
  private static final NodeId A = new NodeId("a".repeat(26));
  private static final NodeId B = new NodeId("b".repeat(26));

  private static boolean takes(Set<NodeId> view, Set<NodeId> members) {
    return takes(view, view, members);
  }

  private static boolean takes(Set<NodeId> view, Set<NodeId> near, Set<NodeId> members) {
    Map<NodeId, Long> heard = new HashMap<>();
    near.forEach(node -> heard.put(node, 800L));
    return new Claim(A, view, 0, heard, new LeaseRow(7, 9, LEADER, null, members), 900)
        .takes(1_000);
  }

  @Test
  void two_of_three_that_lost_their_leader_take_the_lease() {
    assertThat(takes(Set.of(A, B), Set.of(LEADER, A, B))).isTrue();
  }

  @Test
  void one_that_does_not_answer_is_on_nobody_s_side() {
    assertThat(takes(Set.of(A, B), Set.of(A), Set.of(LEADER, A, B))).isFalse();
  }

  @Test
  void one_of_two_does_not() {
    assertThat(takes(Set.of(A), Set.of(LEADER, A))).isFalse();
  }

  @Test
  void two_that_have_just_started_do_not() {
    assertThat(takes(Set.of(A, B), Set.of(LEADER))).isFalse();
  }

  @Test
  void one_that_has_just_started_does_not_help_the_smaller_side() {
    assertThat(takes(Set.of(A, B), Set.of(LEADER, A))).isFalse();
  }

  @Test
  void a_node_that_the_leader_of_its_view_has_left_joins_anew() {
    LeaseRow row = new LeaseRow(7, 9, LEADER, null, Set.of(LEADER));
    Set<NodeId> both = Set.of(LEADER, A);
    Claim claim = new Claim(A, both, 5_000, Map.of(LEADER, 1_000L), row, 39_000);
    assertThat(claim.deserted(40_000)).isTrue();
    assertThat(claim.deserted(30_000)).as("not for long yet").isFalse();
    assertThat(claim.deserted(43_000)).as("the leader is dead").isFalse();
    Claim heard = new Claim(A, both, 5_000, Map.of(LEADER, 38_000L), row, 39_000);
    assertThat(heard.deserted(40_000)).as("the leader answers").isFalse();
    Claim alone = new Claim(A, Set.of(A), 5_000, Map.of(LEADER, 1_000L), row, 39_000);
    assertThat(alone.deserted(40_000)).as("they will meet").isFalse();
  }
}
