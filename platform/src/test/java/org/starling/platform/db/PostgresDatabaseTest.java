package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.config.SqlConfig;

class PostgresDatabaseTest {
  private static final String NOBODY = "postgres://u@127.0.0.1:1/d?sslmode=disable";
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.copy();
    test.database()
        .write(tx -> tx.update("CREATE TABLE starling_test (id int PRIMARY KEY, n bigint)"));
    test.database().write(tx -> tx.update("INSERT INTO starling_test VALUES (1, 0), (2, 0)"));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void a_deadlock_is_tried_again_and_its_events_leave_once() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger told = new AtomicInteger();
    AtomicInteger tries = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> both =
          List.of(
              threads.submit(() -> cross(1, 2, bothHoldOne, tries, told)),
              threads.submit(() -> cross(2, 1, bothHoldOne, tries, told)));
      for (Future<?> one : both) {
        one.get();
      }
    }
    assertThat(tries.get()).isGreaterThan(2);
    assertThat(told).hasValue(2);
    assertThat(test.database().primary().number("SELECT sum(n) FROM starling_test")).hasValue(4);
  }

  private static void cross(
      int first, int second, CyclicBarrier barrier, AtomicInteger tries, AtomicInteger told) {
    boolean[] waited = {false};
    test.database()
        .write(tx -> {
          tries.incrementAndGet();
          tx.update("UPDATE starling_test SET n = n + 1 WHERE id = ?", first);
          if (!waited[0]) {
            waited[0] = true;
            await(barrier);
          }
          tx.update("UPDATE starling_test SET n = n + 1 WHERE id = ?", second);
          tx.afterCommit(told::incrementAndGet);
          return null;
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_statement_that_takes_too_long_is_ended_by_the_server() {
    SqlConfig hasty = TestDatabase.config(test.dataSource()).patient(1);
    try (PostgresDatabase db = PostgresDatabase.open(hasty, Clock.systemUTC())) {
      assertThatThrownBy(() -> db.primary().exists("SELECT pg_sleep(20)"))
          .isInstanceOf(DatabaseUnavailable.class);
      assertThat(db.primary().number("SELECT 1")).hasValue(1);
    }
  }

  @Test
  void a_failed_transaction_leaves_nothing_and_tells_nobody() {
    AtomicInteger told = new AtomicInteger();
    assertThatThrownBy(() ->
            test.database()
                .write(tx -> {
                  tx.update("INSERT INTO starling_test VALUES (9, 9)");
                  tx.afterCommit(told::incrementAndGet);
                  return tx.update("INSERT INTO starling_test VALUES (9, 9)");
                }))
        .isInstanceOfSatisfying(
            UniqueViolation.class, e -> assertThat(e.index()).isEqualTo("starling_test_pkey"));
    assertThat(test.database().primary().exists("SELECT 1 FROM starling_test WHERE id = 9"))
        .isFalse();
    assertThat(told).hasValue(0);
  }

  @Test
  void who_is_not_told_of_a_commit_is_said_to_the_writer_after_all_others_are_told() {
    AtomicInteger told = new AtomicInteger();
    AtomicInteger tries = new AtomicInteger();
    assertThatThrownBy(() ->
            test.database()
                .write(tx -> {
                  tx.afterCommit(() -> {
                    throw new Untold("one does not hear");
                  });
                  tx.afterCommit(() -> {
                    throw new IllegalStateException("one fails");
                  });
                  tx.afterCommit(told::incrementAndGet);
                  tries.incrementAndGet();
                  return tx.update("INSERT INTO starling_test VALUES (10, 10)");
                }))
        .isInstanceOf(Untold.class);
    assertThat(told).hasValue(1);
    assertThat(tries).hasValue(1);
    assertThat(test.database().primary().exists("SELECT 1 FROM starling_test WHERE id = 10"))
        .isTrue();
  }

  @Test
  void reads_go_on_at_the_primary_while_a_replica_is_away() {
    SqlConfig config =
        TestDatabase.config(test.dataSource()).withReplicas(List.of(NOBODY, test.dataSource()));
    try (PostgresDatabase db = PostgresDatabase.open(config, Clock.systemUTC())) {
      for (int i = 0; i < 4; i++) {
        assertThat(db.replica().number("SELECT 1")).hasValue(1);
      }
      assertThat(db.pools())
          .extracting(PoolState::role, PoolState::online)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("primary", true),
              org.assertj.core.groups.Tuple.tuple("replica", false),
              org.assertj.core.groups.Tuple.tuple("replica", true));
    }
    SqlConfig alone = TestDatabase.config(test.dataSource()).withReplicas(List.of(NOBODY));
    try (PostgresDatabase db = PostgresDatabase.open(alone, Clock.systemUTC())) {
      assertThat(db.replica().number("SELECT 1")).hasValue(1);
      assertThat(db.search().number("SELECT 1")).hasValue(1);
    }
  }

  @Test
  void a_wrong_password_is_said_at_once() {
    String wrong = test.dataSource().replaceFirst("://[^@]+@", "://starling:wrong@");
    long began = System.nanoTime();
    assertThatThrownBy(() -> PostgresDatabase.open(TestDatabase.config(wrong), Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SqlSettings.DataSource")
        .hasMessageNotContaining("wrong@");
    assertThat(System.nanoTime() - began).isLessThan(30_000_000_000L);
  }

  @Test
  void connections_are_replaced_on_demand() {
    long before = backend();
    test.database().recycle();
    for (int i = 0; i < 50 && backend() == before; i++) {
      Pause.milliseconds(20);
    }
    assertThat(backend()).isNotEqualTo(before);
  }

  @Test
  void work_under_way_ends_where_it_began() throws Exception {
    String other = TestPostgres.NEWEST.copyOf("template_starling");
    AtomicReference<SqlConfig> settings =
        new AtomicReference<>(TestDatabase.config(test.dataSource()));
    try (PostgresDatabase db = PostgresDatabase.open(settings::get, Clock.systemUTC());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(1);
      Future<Boolean> slow =
          threads.submit(() ->
              db.write(tx -> {
                begun.countDown();
                return tx.exists("SELECT pg_sleep(2)") && tx.exists("SELECT 1 FROM starling_test");
              }));
      begun.await();
      settings.set(
          TestDatabase.config(TestPostgres.NEWEST.dataSource(other))
              .withReplicas(List.of(TestPostgres.NEWEST.dataSource(other))));
      assertThat(db.recycle()).isTrue();
      String here = "SELECT 1 FROM pg_database WHERE datname = current_database() AND datname = ?";
      assertThat(db.primary().exists(here, other)).isTrue();
      assertThat(db.replica().exists(here, other)).isTrue();
      assertThat(db.pools()).extracting(PoolState::role).containsExactly("primary", "replica");
      assertThat(slow.get()).isTrue();
      assertThat(db.recycle()).isFalse();
    } finally {
      TestPostgres.NEWEST.drop(other);
    }
  }

  private static long backend() {
    return test.database().primary().number("SELECT pg_backend_pid()").orElseThrow();
  }

  @Test
  void who_follows_changes_hears_of_one_whose_commit_got_no_answer() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    test.database().onUnknown(told::countDown);
    test.database()
        .write(tx ->
            tx.update(
                """
                CREATE FUNCTION starling_break() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE TABLE starling_breaking (id int);
                CREATE CONSTRAINT TRIGGER broken AFTER INSERT ON starling_breaking
                  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION starling_break()\
                """));
    AtomicInteger followed = new AtomicInteger();
    assertThatThrownBy(() ->
            test.database()
                .write(tx -> {
                  tx.afterCommit(followed::incrementAndGet);
                  return tx.update("INSERT INTO starling_breaking VALUES (1)");
                }))
        .isInstanceOf(DatabaseUnavailable.class);
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(followed).hasValue(0);
  }
}
