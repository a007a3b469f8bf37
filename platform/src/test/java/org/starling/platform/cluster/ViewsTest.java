package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a new view means, and what bounds the way to a node. */
final class ViewsTest {
  private static final NodeId A = new NodeId("a".repeat(26));
  private static final NodeId B = new NodeId("b".repeat(26));
  private static final NodeId C = new NodeId("c".repeat(26));
  private static final Set<NodeId> NONE = Set.of();

  @Test
  void a_node_never_seen_before_has_joined() {
    assertThat(Changes.of(new Changes.Views(Set.of(A), Set.of(A, B), Set.of(A), NONE, NONE)))
        .containsExactly(new Change.Joined(B));
  }

  @Test
  void whoever_said_goodbye_has_left_and_others_are_lost() {
    assertThat(Changes.of(new Changes.Views(Set.of(A, B), NONE, Set.of(A, B), NONE, Set.of(B))))
        .containsExactly(new Change.Lost(A), new Change.Left(B));
  }

  @Test
  void whoever_comes_back_is_healed_also_if_only_the_other_side_missed_us() {
    assertThat(
            Changes.of(
                new Changes.Views(Set.of(A), Set.of(A, B, C), Set.of(A, B), Set.of(A), NONE)))
        .containsExactly(new Change.Healed(Set.of(A, B)), new Change.Joined(C));
  }

  @Test
  void whoever_sends_waits_for_room_and_no_longer_than_the_node_is_there() throws Exception {
    Window window = new Window();
    assertThat(window.tryTake(NetworkLimits.WINDOW_UNITS)).isTrue();
    assertThat(window.tryTake(1)).isFalse();
    FutureTask<Boolean> waits = new FutureTask<>(() -> window.take(1));
    Thread.ofVirtual().start(waits);
    assertThat(waits.isDone()).isFalse();
    window.handled(10);
    assertThat(waits.get(5, TimeUnit.SECONDS)).isTrue();

    assertThat(window.tryTake(9)).isTrue();
    FutureTask<Boolean> lost = new FutureTask<>(() -> window.take(1));
    Thread.ofVirtual().start(lost);
    window.close();
    assertThat(lost.get(5, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void releases_one_minor_version_apart_run_together() {
    assertThat(Versions.together("11.6.2", "11.7.0")).isTrue();
    assertThat(Versions.together("11.6.2", "11.8.0")).isFalse();
    assertThat(Versions.together("11.6.2", "12.6.0")).isFalse();
    assertThat(Versions.together("11.6.2", "unpacked")).isTrue();
  }
}
