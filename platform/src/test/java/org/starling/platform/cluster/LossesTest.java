package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.platform.cluster.LeaseEffect.Unheard;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Saw;
import org.starling.platform.cluster.LeaseInput.Viewed;

/** After which losses connections begin anew. */
final class LossesTest {
  private static final NodeId SELF = new NodeId("s".repeat(26));
  private static final NodeId LEADER = new NodeId("l".repeat(26));
  private static final NodeId OTHER = new NodeId("o".repeat(26));
  private static final Set<NodeId> ALL = Set.of(SELF, LEADER, OTHER);
  private static final Set<NodeId> NONE = Set.of();

  private LeaseState state = LeaseState.of(SELF, 0, 3_000);

  private List<LeaseEffect> step(LeaseInput input) {
    LeaseStep.Step step = LeaseStep.next(state, input);
    state = step.state();
    return step.effects();
  }

  private List<LeaseEffect> follow(long now, Set<NodeId> serving) {
    step(new Saw(now, now, new LeaseRow(1, now, LEADER, null, serving)));
    return step(new Answered(now, LEADER, now, new LeaseAnswer(1, serving, NONE)));
  }

  @Test
  void one_that_served_is_unheard_when_it_is_back() {
    step(new Viewed(10, ALL, NONE));
    step(new Answered(15, OTHER, 12, LeaseAnswer.FOLLOWS));
    follow(20, ALL);
    assertThat(step(new Viewed(2_000, Set.of(SELF, LEADER), NONE))).doesNotContain(new Unheard());
    assertThat(step(new Viewed(3_000, ALL, NONE))).contains(new Unheard());
    assertThat(follow(3_500, ALL)).doesNotContain(new Unheard());
  }

  @Test
  void one_that_did_not_serve_has_done_nothing() {
    step(new Viewed(10, ALL, NONE));
    follow(20, Set.of(SELF, LEADER));
    step(new Viewed(1_000, Set.of(SELF, LEADER), NONE));
    assertThat(step(new Viewed(1_500, ALL, NONE))).doesNotContain(new Unheard());
    assertThat(follow(1_600, Set.of(SELF, LEADER))).doesNotContain(new Unheard());
    assertThat(follow(2_000, ALL)).doesNotContain(new Unheard());
  }

  @Test
  void one_that_may_have_been_let_in_just_before_it_was_lost_is_unheard_when_that_is_known() {
    step(new Viewed(10, ALL, NONE));
    follow(20, Set.of(SELF, LEADER));
    step(new Viewed(1_000, Set.of(SELF, LEADER), NONE));
    assertThat(step(new Viewed(1_500, ALL, NONE))).doesNotContain(new Unheard());
    assertThat(follow(1_600, ALL)).contains(new Unheard());
  }
}
