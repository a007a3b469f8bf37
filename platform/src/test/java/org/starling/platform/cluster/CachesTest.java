package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.TestDatabase;

class CachesTest {
  private static final long HEARD_NANOS_MAX = 5_000_000_000L;

  private final MemoryCluster cluster = new MemoryCluster(1);

  /** A node with a cache of texts, as another one has it too. */
  private final class Side {
    final MemoryCluster.Door node = cluster.node();
    final Caches caches = new Caches(node);
    final TrustedCache<String, String> texts =
        caches.shared("Text", Caffeine.newBuilder().maximumSize(10));
    final Notice<String> changed = caches.notice("inv_text", Keys.TEXT, texts);

    String read(AtomicReference<String> row) {
      return texts.get("a", key -> row.get());
    }
  }

  private final AtomicReference<String> row = new AtomicReference<>("old");
  private final Side one = new Side();
  private final Side two = new Side();

  CachesTest() {
    cluster.join(one.node);
    cluster.join(two.node);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private long bytes(String subject) {
    return cluster.bytes(new Subject(subject));
  }

  @Test
  void what_one_node_changed_both_forget() {
    assertThat(two.read(row)).isEqualTo("old");
    row.set("new");
    assertThat(two.read(row)).isEqualTo("old");
    one.changed.give("b");
    assertThat(two.read(row)).isEqualTo("old");
    one.changed.give("a");
    assertThat(two.read(row)).isEqualTo("new");
    row.set("newer");
    one.changed.giveAll();
    assertThat(one.read(row)).isEqualTo("newer");
    assertThat(two.read(row)).isEqualTo("newer");
    assertThat(bytes("inv_text")).as("no echo").isEqualTo(2);
  }

  @Test
  void nothing_is_trusted_or_kept_without_contact() {
    two.read(row);
    two.node.fresh(false);
    row.set("new");
    assertThat(two.read(row)).isEqualTo("new");
    assertThat(two.texts.present("a")).isNull();
    assertThat(two.texts.presentOf(List.of("a"))).isEmpty();
    long seen = two.texts.changes();
    two.node.fresh(true);
    two.texts.keep("b", "read without contact", seen);
    assertThat(two.texts.present("b")).isNull();
    assertThat(two.texts.present("a")).as("kept before contact was lost").isNull();
  }

  @Test
  void all_is_forgotten_when_a_node_was_lost_or_is_back() {
    two.read(row);
    row.set("after the loss");
    cluster.part(one.node, two.node);
    awaitRow();
    row.set("after the return");
    cluster.heal(one.node, two.node);
    awaitRow();
  }

  private void awaitRow() {
    long end = System.nanoTime() + HEARD_NANOS_MAX;
    while (!two.read(row).equals(row.get())) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void a_load_that_began_before_is_not_kept() throws Exception {
    for (Runnable forgetting :
        List.<Runnable>of(() -> one.changed.give("a"), () -> one.changed.giveAll())) {
      two.texts.dropAll();
      row.set("old");
      CountDownLatch read = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<String> slow =
            threads.submit(() ->
                two.texts.get(
                    "a",
                    key -> {
                      String found = row.get();
                      read.countDown();
                      hold(go);
                      return found;
                    }));
        read.await();
        row.set("new");
        Future<?> told = threads.submit(forgetting);
        go.countDown();
        told.get();
        slow.get();
      }
      assertThat(two.read(row)).isEqualTo("new");
    }
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_was_read_together_is_kept_only_if_nothing_was_forgotten_meanwhile() {
    long seen = two.texts.changes();
    two.texts.keep("a", "read", seen);
    assertThat(two.texts.present("a")).isEqualTo("read");
    seen = two.texts.changes();
    one.changed.give("b");
    two.texts.keep("c", "read", seen);
    assertThat(two.texts.present("c")).isNull();
  }

  @Test
  void without_contact_those_who_wait_share_the_next_reading() throws Exception {
    two.node.fresh(false);
    AtomicInteger readings = new AtomicInteger();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Optional<String>>> later = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<String>> first =
          threads.submit(() ->
              two.texts.find(
                  "a",
                  key -> {
                    String found = row.get();
                    readings.incrementAndGet();
                    reading.countDown();
                    hold(go);
                    return Optional.ofNullable(found);
                  }));
      reading.await();
      row.set("new");
      for (int i = 0; i < 20; i++) {
        later.add(
            threads.submit(() ->
                two.texts.find(
                    "a",
                    key -> {
                      readings.incrementAndGet();
                      return Optional.ofNullable(row.get());
                    })));
      }
      Thread.sleep(200);
      go.countDown();
      assertThat(first.get()).contains("old");
      for (Future<Optional<String>> one : later) {
        assertThat(one.get()).contains("new");
      }
    }
    assertThat(readings.get()).isEqualTo(2);
  }

  @Test
  void who_cannot_do_it_for_some_does_it_for_all() {
    List<String> done = new ArrayList<>();
    two.caches.notice(
        "inv_hard",
        Keys.TEXT,
        some -> {
          throw new IllegalStateException("cannot");
        },
        () -> done.add("all"));
    one.caches.notice("inv_hard", Keys.TEXT, some -> done.add("here"), () -> {}).give("a");
    assertThat(done).containsExactly("here", "all");
  }

  @Test
  void a_transaction_tells_in_one_message_for_each_subject() {
    List<String> done = new ArrayList<>();
    Notice<String> other = one.caches.notice("inv_other", Keys.TEXT, done::addAll, () -> {});
    two.caches.notice("inv_other", Keys.TEXT, some -> {}, () -> {});
    try (TestDatabase town = TestDatabase.copy()) {
      town.database()
          .write(tx -> {
            tx.afterCommit(() -> done.add("before"));
            one.changed.after(tx, "a");
            tx.afterCommit(() -> done.add("after"));
            one.changed.after(tx, "b");
            one.changed.after(tx, "a");
            other.after(tx, "x");
            other.after(tx, "x");
            assertThat(done).isEmpty();
            return true;
          });
    }
    assertThat(done).containsExactly("before", "x", "after");
    assertThat(bytes("inv_text")).isEqualTo("a\nb".length());
    assertThat(bytes("inv_other")).isEqualTo("x".length());
  }
}
