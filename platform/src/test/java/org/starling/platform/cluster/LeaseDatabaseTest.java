package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.LeaseEffect.GiveBack;
import org.starling.platform.cluster.LeaseEffect.Read;
import org.starling.platform.cluster.LeaseEffect.Renew;
import org.starling.platform.cluster.LeaseEffect.Stand;
import org.starling.platform.cluster.LeaseEffect.Take;
import org.starling.platform.cluster.LeaseInput.Failed;
import org.starling.platform.cluster.LeaseInput.FromDatabase;
import org.starling.platform.cluster.LeaseInput.Holds;
import org.starling.platform.cluster.LeaseInput.Refused;
import org.starling.platform.cluster.LeaseInput.Saw;
import org.starling.platform.db.TestDatabase;

/** The row of the lease in PostgreSQL does what the simulated one does. */
class LeaseDatabaseTest {
  private static final Ids IDS = new Ids(new SecureRandom());
  private static TestDatabase database;

  private final NodeId ann = new NodeId(IDS.next());
  private final NodeId ben = new NodeId(IDS.next());
  private final String cluster = IDS.next();
  private LeaseDatabase ofAnn;
  private LeaseDatabase ofBen;

  @BeforeAll
  static void open() {
    database = TestDatabase.copy();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void begin() {
    AtomicLong clock = new AtomicLong();
    ofAnn = new LeaseDatabase(database.database(), cluster, ann, clock::incrementAndGet);
    ofBen = new LeaseDatabase(database.database(), cluster, ben, clock::incrementAndGet);
  }

  private LeaseRow taken(LeaseDatabase by, LeaseRow from) {
    assertThat(by.ask(new Take(from, Set.of(ann, ben)))).isInstanceOf(Holds.class);
    return seen(by);
  }

  private static LeaseRow seen(LeaseDatabase by) {
    return ((Saw) by.ask(new Read())).row();
  }

  @Test
  void one_takes_what_both_saw_free() {
    assertThat(seen(ofAnn)).isEqualTo(LeaseRow.NONE);
    LeaseRow row = taken(ofAnn, LeaseRow.NONE);
    assertThat(row.epoch()).isEqualTo(1);
    assertThat(row.holder()).isEqualTo(ann);
    assertThat(row.members()).containsExactlyInAnyOrder(ann, ben);
    assertThat(ofBen.ask(new Take(LeaseRow.NONE, Set.of(ben)))).isInstanceOf(Refused.class);
  }

  @Test
  void a_renewal_stands_in_the_way_of_whoever_saw_the_row_before() {
    LeaseRow first = taken(ofAnn, LeaseRow.NONE);
    assertThat(ofAnn.ask(new Renew(first, Set.of(ann)))).isInstanceOf(Holds.class);
    assertThat(ofBen.ask(new Take(first, Set.of(ben)))).isInstanceOf(Refused.class);
    assertThat(ofBen.ask(new Renew(seen(ofBen), Set.of(ben)))).isInstanceOf(Refused.class);
    LeaseRow second = taken(ofBen, seen(ofBen));
    assertThat(second.epoch()).isEqualTo(2);
    assertThat(ofAnn.ask(new Renew(first, Set.of(ann)))).isInstanceOf(Refused.class);
  }

  @Test
  void a_candidate_gets_what_is_given_back() {
    taken(ofAnn, LeaseRow.NONE);
    assertThat(ofBen.ask(new Stand(1))).isInstanceOf(Saw.class);
    LeaseRow wanted = seen(ofAnn);
    assertThat(wanted.candidate()).isEqualTo(ben);
    assertThat(ofAnn.ask(new GiveBack(wanted, Set.of(ann, ben)))).isInstanceOf(Saw.class);
    LeaseRow free = seen(ofBen);
    assertThat(free.holder()).isNull();
    assertThat(taken(ofBen, free).candidate()).isNull();
  }

  @Test
  void work_of_the_leader_lets_renewals_pass_and_nobody_else() {
    LeaseRow row = taken(ofAnn, LeaseRow.NONE);
    database
        .database()
        .write(tx -> {
          assertThat(ofAnn.holds(tx, 1)).isTrue();
          assertThat(ofAnn.ask(new Renew(row, Set.of(ann)))).isInstanceOf(Holds.class);
          assertThat(ofBen.ask(new Take(seen(ofBen), Set.of(ben)))).isInstanceOf(Failed.class);
          return true;
        });
    taken(ofBen, seen(ofBen));
    database
        .database()
        .write(tx -> {
          assertThat(ofAnn.holds(tx, 1)).isFalse();
          return true;
        });
  }

  @Test
  void work_of_a_leader_that_was_stopped_is_undone() {
    taken(ofAnn, LeaseRow.NONE);
    assertThatThrownBy(() ->
            database
                .database()
                .write(tx -> {
                  assertThat(ofAnn.holds(tx, 1)).isTrue();
                  sleep(LeaseLimits.WORK_IDLE_MS_MAX + 500);
                  return tx.update("DELETE FROM systems");
                }))
        .isNotNull();
    assertThat(database.database().primary().exists("SELECT 1 FROM systems LIMIT 1")).isTrue();
    taken(ofBen, seen(ofBen));
  }

  @Test
  void a_renewal_of_a_node_that_was_stopped_in_the_middle_keeps_nobody_out() {
    LeaseRow row = taken(ofAnn, LeaseRow.NONE);
    LeaseStore store = new LeaseStore();
    List<FromDatabase> takings = new ArrayList<>();
    assertThatThrownBy(() ->
            database
                .database()
                .write(tx -> {
                  store.hurry(tx);
                  assertThat(store.renew(tx, cluster, row, ann, Set.of(ann))).isEqualTo(1);
                  takings.add(ofBen.ask(new Take(row, Set.of(ben))));
                  sleep(LeaseLimits.ASK_IDLE_MS_MAX);
                  takings.add(ofBen.ask(new Take(row, Set.of(ben))));
                  return true;
                }))
        .isNotNull();
    assertThat(takings.getFirst()).isInstanceOf(Failed.class);
    assertThat(takings.getLast()).isInstanceOf(Holds.class);
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
