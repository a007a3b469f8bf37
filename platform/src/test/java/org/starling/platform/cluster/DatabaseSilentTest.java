package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Failed;
import org.starling.platform.cluster.LeaseInput.Saw;
import org.starling.platform.cluster.LeaseInput.Viewed;

/** A node that hears the leader, and not the database. */
final class DatabaseSilentTest {
  private static final NodeId SELF = new NodeId("s".repeat(26));
  private static final NodeId LEADER = new NodeId("l".repeat(26));
  private static final Set<NodeId> BOTH = Set.of(SELF, LEADER);

  private LeaseState state = LeaseState.of(SELF, 0, 3_000);

  private void step(LeaseInput input) {
    state = LeaseStep.next(state, input).state();
  }

  private void saw(long now) {
    step(new Saw(now, now, new LeaseRow(1, now, LEADER, null, BOTH)));
  }

  private void answered(long now) {
    step(new Answered(now, LEADER, now, new LeaseAnswer(1, BOTH, Set.of())));
  }

  @Test
  void is_cut_off_when_its_contact_has_run_out_and_trusts_nothing_any_more() {
    step(new Viewed(10, BOTH, Set.of()));
    saw(20);
    answered(20);
    assertThat(state.able(5_000)).isTrue();
    assertThat(state.fresh(5_000)).isTrue();
    step(new Failed(2_000));
    answered(5_000);
    assertThat(state.serves(5_100)).as("for the others, who wait for it").isTrue();
    assertThat(state.able(5_100)).isFalse();
    assertThat(state.fresh(5_100)).isFalse();
    saw(5_200);
    assertThat(state.able(5_200)).isTrue();
    assertThat(state.fresh(5_200)).isTrue();
  }
}
