package org.starling.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.Alone;
import org.starling.platform.config.JobConfig;
import org.starling.platform.db.TestDatabase;

/** Servers that share a database do each job once, and go on with those of servers that died. */
class JobServerTest {
  private static final Ids IDS = new Ids(new SecureRandom());
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.copy();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** A server whose loops are turned by hand; it leads, and sees no other. */
  private static final class Node {
    final Jobs jobs = new Jobs(database.database(), IDS, Clock.systemUTC());
    final JobServer server =
        new JobServer(
            jobs,
            new JobConfig(true, true, -1, -1),
            new JobServer.Place(
                new Alone(IDS, database.database()), "", database.database(), Clock.systemUTC()));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static JobStatus status(Node node, Job job) {
    return node.jobs.find(job.id()).orElseThrow().status();
  }

  @Test
  void one_of_many_servers_does_a_job() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    List<Node> nodes = List.of(new Node(), new Node(), new Node());
    nodes.forEach(node -> node.jobs.work("once", run -> done.incrementAndGet()));
    Job job = nodes.getFirst().jobs.add("once", Map.of());
    List<Thread> threads =
        nodes.stream().map(node -> Thread.ofVirtual().start(node.server::watch)).toList();
    for (Thread thread : threads) {
      thread.join();
    }
    await(() -> status(nodes.getFirst(), job) == JobStatus.SUCCESS);
    assertThat(done).hasValue(1);
  }

  @Test
  void another_server_goes_on_from_where_a_dead_one_was() throws InterruptedException {
    Node dead = new Node();
    Node other = new Node();
    CountDownLatch frozen = new CountDownLatch(1);
    BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    dead.jobs.work(
        "long",
        run -> {
          run.progress(40, Map.of("reached", "4"));
          outcomes.add("frozen");
          frozen.await();
          try {
            run.progress(50, Map.of("reached", "5"));
          } catch (JobTaken e) {
            outcomes.add(e);
            throw e;
          }
        });
    other.jobs.work("long", run -> outcomes.add(run.data().get("reached")));
    Job job = dead.jobs.add("long", Map.of());
    dead.server.watch();
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo("frozen");

    other.server.reap();
    other.server.watch();
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo("4");
    await(() -> status(other, job) == JobStatus.SUCCESS);

    frozen.countDown();
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isInstanceOf(JobTaken.class);
    Job after = other.jobs.find(job.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(JobStatus.SUCCESS);
    assertThat(after.data()).containsEntry("reached", "4");
  }

  @Test
  void a_job_is_not_taken_while_its_server_writes() throws InterruptedException {
    Node slow = new Node();
    Node other = new Node();
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(1);
    slow.jobs.work(
        "writes",
        run ->
            run.write(tx -> {
              writing.countDown();
              await(tried);
              return run.progress(tx, 10, Map.of("written", "yes"));
            }));
    other.jobs.work("writes", run -> {});
    Job job = slow.jobs.add("writes", Map.of());
    slow.server.watch();
    assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(other.server::reap).isNotNull();
    assertThat(status(other, job)).isEqualTo(JobStatus.IN_PROGRESS);
    tried.countDown();
    await(() -> status(other, job) == JobStatus.SUCCESS);
    assertThat(other.jobs.find(job.id()).orElseThrow().data()).containsEntry("written", "yes");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_leader_adds_what_is_due_once() {
    Node one = new Node();
    Node two = new Node();
    Schedule daily = new Schedule.Every(Duration.ofDays(1));
    one.jobs.work("scheduled", daily, run -> {});
    two.jobs.work("scheduled", daily, run -> {});
    one.server.schedule();
    two.server.schedule();
    one.server.schedule();
    assertThat(one.jobs.list(List.of("scheduled"), Optional.empty(), 0, 10)).hasSize(1);
  }

  @Test
  void a_failure_and_a_wish_to_cancel_are_written_down() throws InterruptedException {
    Node node = new Node();
    node.jobs.work(
        "fails",
        run -> {
          throw new IllegalStateException("no paper", new IllegalStateException("tray is empty"));
        });
    node.jobs.work(
        "endless",
        run -> {
          while (true) {
            run.look();
            run.progress(1, Map.of());
            Thread.sleep(20);
          }
        });
    Job failing = node.jobs.add("fails", Map.of());
    Job endless = node.jobs.add("endless", Map.of());
    node.server.watch();
    await(() -> status(node, failing) == JobStatus.ERROR);
    Job failed = node.jobs.find(failing.id()).orElseThrow();
    assertThat(failed.progress()).isEqualTo(-1);
    assertThat(failed.data()).containsEntry("error", "no paper — tray is empty");

    assertThat(node.jobs.cancel(endless.id())).isTrue();
    await(() -> status(node, endless) == JobStatus.CANCELED);
    assertThat(node.jobs.cancel(endless.id())).isFalse();
  }

  @Test
  void a_daily_job_is_due_after_its_time() {
    Schedule nightly = new Schedule.Daily(LocalTime.of(2, 0));
    OptionalLong last = OptionalLong.of(Instant.parse("2026-01-05T02:00:01Z").toEpochMilli());
    assertThat(nightly.due(last, Instant.parse("2026-01-06T01:59:00Z"), ZoneOffset.UTC)).isFalse();
    assertThat(nightly.due(last, Instant.parse("2026-01-06T02:00:00Z"), ZoneOffset.UTC)).isTrue();
  }
}
