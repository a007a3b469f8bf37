package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnderWayTest {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MemoryCluster cluster = new MemoryCluster(5);
  private final MemoryCluster.Door one = cluster.node();
  private final MemoryCluster.Door two = cluster.node();
  private final UnderWay atOne = new UnderWay(one, "work");
  private final UnderWay atTwo = new UnderWay(two, "work");

  UnderWayTest() {
    cluster.join(one);
    cluster.join(two);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void work_of_any_node_is_waited_for() throws Exception {
    atOne.begin("a");
    assertThat(atTwo.await("a", NOT_AT_ALL)).isFalse();
    assertThat(atOne.await("a", NOT_AT_ALL)).isFalse();
    assertThat(atTwo.await("b", NOT_AT_ALL)).isTrue();
    var waits = CompletableFuture.supplyAsync(() -> atTwo.await("a", LONG));
    atOne.end("a");
    assertThat(waits.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_same_work_ends_as_often_as_it_began() {
    atOne.begin("a");
    atOne.begin("a");
    atOne.end("a");
    assertThat(atTwo.await("a", NOT_AT_ALL)).isFalse();
    atOne.end("a");
    assertThat(atTwo.await("a", NOT_AT_ALL)).isTrue();
  }

  @Test
  void a_node_that_says_nothing_is_waited_for_until_it_is_lost() throws Exception {
    one.deaf(true);
    assertThat(atTwo.await("a", NOT_AT_ALL)).isFalse();
    var waits = CompletableFuture.supplyAsync(() -> atTwo.await("a", LONG));
    cluster.kill(one, Duration.ZERO);
    assertThat(waits.get(20, TimeUnit.SECONDS)).isTrue();
  }
}
