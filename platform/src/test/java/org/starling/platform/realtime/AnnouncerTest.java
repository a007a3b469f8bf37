package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.MemoryCluster;

/** What other nodes are told of who is connected. */
class AnnouncerTest {
  private static final UserId ALICE = TestHub.user('a');
  private static final UserId BOB = TestHub.user('b');

  private final MemoryCluster cluster = new MemoryCluster(3);
  private final MemoryCluster.Door door = cluster.node();
  private final MemoryCluster.Door other = cluster.node();
  private final Directory directory = new Directory();
  private final Announcer announcer = new Announcer(door, directory, node -> true);

  /** Runs when the other node hears of somebody, before it answers. */
  private volatile Callable whenTold = () -> {};

  private interface Callable {
    void call() throws InterruptedException;
  }

  @BeforeEach
  void start() {
    other.on(
        Announcer.INTEREST,
        (from, message) -> {
          try {
            whenTold.call();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return InterestWire.writeNumbers(Map.of());
        });
    cluster.join(door);
    cluster.join(other);
    directory.onChange(announcer::changed);
    announcer.start();
  }

  @AfterEach
  void stop() {
    announcer.stop();
    cluster.close();
  }

  @Test
  void who_comes_back_while_a_new_node_is_told_of_all_is_not_taken_for_known() throws Exception {
    directory.live(ALICE, 1);
    announcer.announce(ALICE).get(5, TimeUnit.SECONDS);
    assertThat(announcer.known(ALICE)).isTrue();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    whenTold =
        () -> {
          asked.countDown();
          answered.await();
        };
    announcer.announce(BOB);
    asked.await();
    whenTold = () -> {};
    directory.live(ALICE, -1);
    announcer.greet(other.self());
    other.full(true);
    answered.countDown();
    await(() -> other.waiting() > 0);
    // All is on its way without Alice, and that she has gone was not looked at yet.
    directory.live(ALICE, 1);
    assertThat(announcer.known(ALICE)).isFalse();
    other.full(false);
    announcer.announce(ALICE).get(5, TimeUnit.SECONDS);
    assertThat(announcer.known(ALICE)).isTrue();
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Pauses.milliseconds(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
