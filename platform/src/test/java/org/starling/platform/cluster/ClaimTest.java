package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
    return new Claim(A, view, near, 0, new LeaseRow(7, 9, LEADER, null, members), 900).takes(1_000);
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
}
