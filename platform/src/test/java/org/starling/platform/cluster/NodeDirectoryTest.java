package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Ids;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.db.Tx;

/** The discovery table shows the truth: who lives, by contract database.md section 7. */
final class NodeDirectoryTest {
  private static final Ids IDS = new Ids(new SecureRandom());
  private static TestDatabase database;

  private final String cluster = IDS.next();
  private final AtomicLong nanos = new AtomicLong();
  private final DiscoveryStore.Place first = place("10.0.0.1");
  private final DiscoveryStore.Place second = place("10.0.0.2");

  @BeforeAll
  static void open() {
    database = TestDatabase.copy();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private DiscoveryStore.Place place(String hostname) {
    return new DiscoveryStore.Place(IDS.next(), cluster, hostname, 8074, 8065);
  }

  private NodeDirectory directory(DiscoveryStore.Place place) {
    return new NodeDirectory(database.database(), place, nanos::get);
  }

  private void insert(DiscoveryStore.Place place) {
    database.database().write(tx -> new DiscoveryStore().insert(tx, place));
  }

  private void age(DiscoveryStore.Place place, long milliseconds) {
    database
        .database()
        .write(tx ->
            tx.update(
                "UPDATE clusterdiscovery SET lastpingat = lastpingat - ? WHERE id = ?",
                milliseconds,
                place.id()));
  }

  private List<String> rows() {
    return database
        .database()
        .primary()
        .list(
            row -> row.text(1),
            "SELECT id FROM clusterdiscovery WHERE clustername = ? ORDER BY hostname LIMIT 10",
            cluster);
  }

  private void sweepAfter(NodeDirectory leader, long seconds, Set<NodeId> view) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    leader.sweep(view, NodeDirectoryTest::asLeader);
  }

  private static Optional<Integer> asLeader(Function<Tx, Integer> work) {
    return Optional.of(database.database().write(work));
  }

  @Test
  void a_node_writes_its_row_when_it_comes_and_removes_it_when_it_leaves() {
    NodeDirectory directory = directory(first);
    directory.enter(() -> {});
    assertThat(
            database
                .database()
                .primary()
                .list(
                    row ->
                        row.text(1) + " " + row.text(2) + " " + row.number(3) + " " + row.number(4),
                    """
                    SELECT type, hostname, gossipport, port FROM clusterdiscovery
                    WHERE id = ? AND createat = lastpingat
                      AND abs(createat - extract(epoch FROM now()) * 1000) < 60000 LIMIT 1\
                    """,
                    first.id()))
        .containsExactly("mattermost_app 10.0.0.1 8074 8065");
    directory.leave();
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_sign_of_life_moves_the_row_on_and_writes_it_again_if_it_is_gone() {
    NodeDirectory directory = directory(first);
    directory.enter(() -> {});
    age(first, 70_000);
    directory.ping();
    assertThat(
            database
                .database()
                .primary()
                .exists(
                    "SELECT 1 FROM clusterdiscovery WHERE id = ? AND lastpingat >= createat",
                    first.id()))
        .isTrue();
    database.database().write(tx -> new DiscoveryStore().remove(tx, first.id()));
    directory.ping();
    assertThat(rows()).containsExactly(first.id());
  }

  @Test
  void the_leader_removes_the_row_of_a_node_that_was_out_of_the_view_for_so_long() {
    NodeDirectory leader = directory(first);
    leader.enter(() -> {});
    insert(second);
    Set<NodeId> alone = Set.of(new NodeId(first.id()));
    Set<NodeId> both = Set.of(new NodeId(first.id()), new NodeId(second.id()));
    sweepAfter(leader, 0, alone);
    sweepAfter(leader, 29, alone);
    assertThat(rows()).containsExactly(first.id(), second.id());
    sweepAfter(leader, 0, both); // it was back in between
    sweepAfter(leader, 5, alone);
    sweepAfter(leader, 29, alone);
    assertThat(rows()).containsExactly(first.id(), second.id());
    sweepAfter(leader, 2, alone);
    assertThat(rows()).containsExactly(first.id());
  }

  @Test
  void who_leads_no_longer_removes_nothing() {
    NodeDirectory deposed = directory(first);
    deposed.enter(() -> {});
    insert(second);
    for (int i = 0; i < 3; i++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
      deposed.sweep(Set.of(new NodeId(first.id())), work -> Optional.empty());
    }
    assertThat(rows()).containsExactly(first.id(), second.id());
  }

  @Test
  void who_comes_removes_its_own_old_row_and_those_of_nobody_for_half_an_hour() {
    DiscoveryStore.Place earlierLife = place(first.hostname());
    DiscoveryStore.Place silent = place("10.0.0.3");
    insert(earlierLife);
    insert(second);
    insert(silent);
    age(second, 29 * 60_000);
    age(silent, 31 * 60_000);
    directory(first).enter(() -> {});
    assertThat(rows()).containsExactly(first.id(), second.id());
  }
}
