package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.starling.platform.db.TestDatabase;

/** What a newer release says and an older one does not know fails at once, and both say so. */
final class ReleasesTest {
  private static final NodeId NEW = new NodeId("a".repeat(26));
  private static final NodeId OLD = new NodeId("b".repeat(26));
  private static final Subject OF_BOTH = new Subject("known");
  private static final Subject OF_NEW = new Subject("of_the_newer_release");
  private static final byte UNKNOWN_KIND = 99;
  private static final byte[] NOTHING = {};
  private static final Duration WAIT = Duration.ofSeconds(20);

  private static TestDatabase database;

  private final Map<NodeId, Network> nodes = new ConcurrentHashMap<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AtomicInteger forgotten = new AtomicInteger();
  private final CountDownLatch told = new CountDownLatch(1);

  @BeforeAll
  static void open() {
    database = TestDatabase.copy();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void meet() {
    log.start();
    ((Logger) LoggerFactory.getLogger(Misunderstandings.class)).addAppender(log);
    Network old = node(OLD);
    Network newer = node(NEW);
    old.on(
        OF_BOTH,
        (from, question) -> {
          told.countDown();
          return question;
        });
    newer.view(Set.of(NEW, OLD), Set.of());
    old.view(Set.of(NEW, OLD), Set.of());
  }

  private static final class Nobody implements LeaseKeeper.Group {
    @Override
    public void ask() {}

    @Override
    public void stepOut() {}

    @Override
    public Duration silence() {
      return Duration.ofSeconds(3);
    }
  }

  private Network node(NodeId self) {
    LeaseKeeper keeper =
        new LeaseKeeper(self, "", database.database(), System::currentTimeMillis, new Nobody());
    keeper.beforeFresh(forgotten::incrementAndGet);
    Heartbeats heartbeats = new Heartbeats(System::nanoTime, Clock.systemUTC(), keeper::asked);
    Network network =
        new Network(self, (to, bytes, urgent) -> node(to, self, bytes), heartbeats, keeper);
    nodes.put(self, network);
    return network;
  }

  private void node(NodeId to, NodeId from, byte[] bytes) {
    the(to).received(from, bytes, 0, bytes.length);
  }

  private Network the(NodeId node) {
    return Objects.requireNonNull(nodes.get(node));
  }

  private long said(String part) {
    return log.list.stream().filter(line -> line.getFormattedMessage().contains(part)).count();
  }

  private void awaitSaid(String part) throws InterruptedException {
    for (int i = 0; i < 1_000 && said(part) == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(said(part)).as(part).isEqualTo(1);
  }

  @Test
  void a_question_that_is_not_known_is_not_waited_for() throws Exception {
    long began = System.nanoTime();
    assertThat(the(NEW).ask(Set.of(OLD), OF_NEW, NOTHING, WAIT)).isEmpty();
    assertThat(System.nanoTime() - began).isLessThan(WAIT.toNanos() / 2);
    awaitSaid("Node " + OLD + " does not know messages on of_the_newer_release");
    awaitSaid("Node " + NEW + " has sent messages on of_the_newer_release");
    assertThat(the(NEW).ask(Set.of(OLD), OF_BOTH, NOTHING, WAIT)).containsOnlyKeys(OLD);
  }

  @Test
  void what_is_told_and_not_known_is_told_back() throws Exception {
    for (int i = 0; i < 5; i++) {
      the(NEW).tell(Set.of(OLD), OF_NEW, NOTHING);
    }
    awaitSaid("Node " + OLD + " does not know messages on of_the_newer_release");
  }

  @Test
  void what_is_agreed_and_not_known_empties_the_caches_of_the_older_one() throws Exception {
    the(NEW).agree(OF_NEW, NOTHING);
    awaitSaid("Node " + OLD + " does not know messages on of_the_newer_release");
    assertThat(forgotten).hasValue(1);
  }

  @Test
  void another_kind_or_form_of_message_is_told_of_and_does_no_harm() throws Exception {
    byte[] unknown = Envelope.of(Envelope.Kind.TELL, 1).bytes();
    unknown[0] = UNKNOWN_KIND;
    node(OLD, NEW, unknown);
    node(OLD, NEW, new byte[] {0});
    awaitSaid("has sent something of an unknown kind");
    the(NEW).tell(Set.of(OLD), OF_BOTH, NOTHING);
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
