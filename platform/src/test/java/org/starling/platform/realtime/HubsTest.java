package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Audience;
import org.starling.platform.cluster.MemoryCluster;
import org.starling.platform.http.Json;

/** Several nodes with real sockets, over messages that take their time. */
class HubsTest {
  private static final Audience TOWN = Audience.channel(TestHub.TOWN);
  private static final int CLIENTS = 6;
  private static final int CUTS = 20;

  private final MemoryCluster cluster = new MemoryCluster(7);
  private final List<MemoryCluster.Door> doors = new ArrayList<>();
  private final List<TestHub> hubs = new ArrayList<>();

  private void start(int nodes, String members) throws InterruptedException {
    for (int i = 0; i < nodes; i++) {
      startOne(members);
    }
  }

  private TestHub startOne(String members) throws InterruptedException {
    MemoryCluster.Door door = cluster.node();
    TestHub hub = new TestHub(true, door);
    members.chars().forEach(letter -> hub.members.add(TestHub.user((char) letter)));
    doors.add(door);
    hubs.add(hub);
    cluster.join(door);
    return hub;
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (TestHub hub : hubs) {
      hub.close();
    }
    cluster.close();
  }

  private static String resume(JsonNode hello, long expected) {
    String id = hello.at("/data/connection_id").asText();
    return "?connection_id=" + id + "&sequence_number=" + expected;
  }

  private static void await(String what, java.util.function.BooleanSupplier condition) {
    for (int i = 0; i < 1000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Pauses.milliseconds(10);
    }
    throw new AssertionError(what);
  }

  private void say(int node, String author, int number) {
    hubs.get(node)
        .publish("posted", TOWN, Json.object().put("author", author).put("number", number));
  }

  /** Reads a socket to its end, or until somebody has said it all. */
  private static final class Listener {
    final Map<String, Integer> heard = new HashMap<>();
    JsonNode hello = Json.object();
    long expected;
    int begun;

    /** Checks that nothing is missing, doubled or out of order. */
    void take(JsonNode event) {
      if (event.path("event").asText().equals("hello")) {
        hello = event;
        begun++;
        expected = 0;
        heard.clear();
      }
      assertThat(event.path("seq").asLong()).isEqualTo(expected++);
      if (event.path("event").asText().equals("posted")) {
        String author = event.at("/data/author").asText();
        int number = event.at("/data/number").asInt();
        int last = heard.getOrDefault(author, number - 1);
        assertThat(number).as("the next one of " + author).isEqualTo(last + 1);
        heard.put(author, number);
      }
    }
  }

  @Test
  void events_reach_sockets_on_every_node_once_and_in_order() throws Exception {
    cluster.delays(2_000);
    start(3, "abc");
    List<TestClient> clients = new ArrayList<>();
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(hubs.get(i).connect((char) ('a' + i), "", true));
      listeners.add(new Listener());
      listeners.get(i).take(clients.get(i).next());
    }
    for (int number = 0; number < 200; number++) {
      say(number % 3, "walker", number);
    }
    for (int i = 0; i < 3; i++) {
      while (listeners.get(i).heard.getOrDefault("walker", -1) < 199) {
        listeners.get(i).take(clients.get(i).next());
      }
      clients.get(i).close();
    }
  }

  /** Authors write through all nodes in turn, and listeners are cut and move from node to node. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void who_moves_between_nodes_misses_and_repeats_nothing(long seed) throws Exception {
    cluster.delays(3_000);
    start(3, "abcdef");
    AtomicBoolean stopped = new AtomicBoolean();
    List<Thread> authors = new ArrayList<>();
    for (int author = 0; author < 4; author++) {
      String name = "author" + author;
      Random random = new Random(seed * 31 + author);
      authors.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int number = 0; !stopped.get(); number++) {
                  say(random.nextInt(3), name, number);
                  Pauses.milliseconds(3);
                }
              }));
    }
    List<Thread> threads = new ArrayList<>();
    AtomicInteger resumed = new AtomicInteger();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int client = 0; client < CLIENTS; client++) {
      char user = (char) ('a' + client);
      Random random = new Random(seed * 17 + client);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  wander(user, random, resumed);
                } catch (Throwable e) {
                  failures.add(new AssertionError("client " + user, e));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    stopped.set(true);
    for (Thread author : authors) {
      author.join();
    }
    assertThat(failures).isEmpty();
    assertThat(resumed.get()).isGreaterThan(CLIENTS * CUTS * 9 / 10);
  }

  /** Hears some, is cut, and goes on at another node. */
  private void wander(char user, Random random, AtomicInteger resumed) throws Exception {
    Listener listener = new Listener();
    TestClient client = hubs.get(random.nextInt(3)).connect(user, "", random.nextBoolean());
    for (int cut = 0; cut < CUTS; cut++) {
      int some = random.nextInt(1, 30);
      for (int i = 0; i < some; i++) {
        listener.take(client.next());
      }
      client.close();
      // One whose socket still seems open cannot be resumed, here as on a genuine server.
      await("cut", () -> hubs.stream().noneMatch(hub -> hub.hub.connected(TestHub.user(user))));
      Pauses.milliseconds(random.nextInt(10));
      String query = resume(listener.hello, listener.expected);
      client = hubs.get(random.nextInt(3)).connect(user, query, random.nextBoolean());
    }
    client.close();
    // A client that is behind by more than is kept for replay begins anew, and that is right.
    resumed.addAndGet(CUTS + 1 - listener.begun);
  }

  private static JsonNode helloAndGone(TestHub hub, char user) throws Exception {
    try (TestClient client = hub.connect(user, "", false)) {
      JsonNode hello = client.next();
      client.close();
      await("cut", () -> !hub.hub.connected(TestHub.user(user)));
      return hello;
    }
  }

  @Test
  void an_event_that_is_late_at_the_old_node_still_comes_to_the_new_one() throws Exception {
    start(3, "a");
    JsonNode hello = helloAndGone(hubs.get(0), 'a');
    doors.get(0).slow(Peers.EVENTS, 500);
    Thread author = Thread.ofVirtual().start(() -> say(2, "author", 1));
    await("sent", () -> cluster.bytes(Peers.EVENTS) > 0);
    try (TestClient client = hubs.get(1).connect('a', resume(hello, 1), false)) {
      JsonNode event = client.next();
      assertThat(event.path("seq").asInt()).isEqualTo(1);
      assertThat(event.at("/data/number").asInt()).isEqualTo(1);
    }
    author.join();
  }

  @Test
  void an_event_under_way_finds_who_moves_meanwhile() throws Exception {
    start(3, "a");
    JsonNode hello = helloAndGone(hubs.get(0), 'a');
    List<TestClient> clients = new ArrayList<>();
    TestHub publisher = hubs.get(2);
    clients.add(publisher.connect('b', "", false));
    clients.getFirst().next();
    await("all is told", () -> publisher.hub.peers().interest.counts().size() == 2);
    publisher.whenAsked =
        () -> {
          publisher.whenAsked = () -> {};
          try {
            clients.add(hubs.get(1).connect('a', resume(hello, 1), false));
            await("moved", () -> hubs.get(0).hub.connections() == 0);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    publisher.publish("posted", TOWN.administratorsExcepted(), Json.object().put("number", 1));
    assertThat(clients.getLast().next().at("/data/number").asInt()).isEqualTo(1);
    for (TestClient client : clients) {
      client.close();
    }
  }

  @Test
  void what_concerns_users_of_one_node_crosses_no_wire() throws Exception {
    start(3, "ab");
    try (TestClient alice = hubs.get(0).connect('a', "", false);
        TestClient bob = hubs.get(0).connect('b', "", false);
        TestClient carol = hubs.get(1).connect('c', "", false)) {
      alice.next();
      bob.next();
      carol.next();
      await("all is told", () -> hubs.get(0).hub.peers().interest.counts().size() == 2);
      say(0, "alice", 1);
      assertThat(bob.next().path("event").asText()).isEqualTo("posted");
      assertThat(cluster.bytes(Peers.EVENTS)).isZero();
      hubs.get(0).publish("new_user", Audience.everybody(), Json.object());
      assertThat(carol.next().path("event").asText()).isEqualTo("new_user");
      assertThat(cluster.bytes(Peers.EVENTS)).isPositive();
    }
  }

  @Test
  void only_nodes_with_somebody_in_the_audience_are_told() throws Exception {
    start(3, "ab");
    try (TestClient alice = hubs.get(0).connect('a', "", false);
        TestClient bob = hubs.get(1).connect('b', "", false);
        TestClient carol = hubs.get(2).connect('c', "", false)) {
      alice.next();
      bob.next();
      carol.next();
      await("all is told", () -> hubs.get(0).hub.peers().interest.counts().size() == 2);
      say(0, "alice", 1);
      bob.next();
      long once = cluster.bytes(Peers.EVENTS);
      assertThat(once).isPositive();
      for (TestHub hub : hubs) {
        hub.members.add(TestHub.user('c'));
      }
      say(0, "alice", 1);
      bob.next();
      carol.next();
      assertThat(cluster.bytes(Peers.EVENTS)).isEqualTo(3 * once);
    }
  }

  @Test
  void a_node_that_joins_later_tells_and_is_told() throws Exception {
    start(1, "ab");
    try (TestClient alice = hubs.get(0).connect('a', "", false)) {
      alice.next();
      startOne("ab");
      say(1, "bob", 1);
      assertThat(alice.next().at("/data/author").asText()).isEqualTo("bob");
      try (TestClient bob = hubs.get(1).connect('b', "", false)) {
        bob.next();
        say(0, "alice", 1);
        assertThat(bob.next().at("/data/author").asText()).isEqualTo("alice");
      }
    }
  }

  @Test
  void an_author_waits_until_other_nodes_have_the_event_but_not_for_typing() throws Exception {
    start(2, "ab");
    try (TestClient bob = hubs.get(1).connect('b', "", false)) {
      bob.next();
      doors.get(1).deaf(true);
      hubs.get(0).publish("typing", TOWN, Json.object());
      AtomicBoolean answered = new AtomicBoolean();
      Thread author =
          Thread.ofVirtual()
              .start(() -> {
                say(0, "alice", 1);
                answered.set(true);
              });
      Pauses.milliseconds(300);
      assertThat(answered.get()).isFalse();
      doors.get(1).deaf(false);
      author.join();
      assertThat(bob.next().path("event").asText()).isEqualTo("typing");
      assertThat(bob.next().path("event").asText()).isEqualTo("posted");
    }
  }

  @Test
  void a_lost_node_holds_up_nobody_and_connections_begin_anew() throws Exception {
    start(3, "ab");
    try (TestClient alice = hubs.get(0).connect('a', "", false);
        TestClient bob = hubs.get(1).connect('b', "", false)) {
      JsonNode hello = alice.next();
      bob.next();
      doors.get(1).deaf(true);
      cluster.kill(doors.get(1), Duration.ofMillis(300));
      long began = System.nanoTime();
      say(0, "alice", 1);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
      assertThat(alice.next().path("event").asText()).isEqualTo("posted");
      Pauses.milliseconds(MemoryCluster.LOST_NODE_SERVES_MS / 4);
      say(0, "alice", 2);
      assertThat(alice.next().path("event").asText()).isEqualTo("posted");
      assertThat(alice.isClosedByServer()).isTrue();
      for (int node : new int[] {0, 2}) {
        try (TestClient again = hubs.get(node).connect('a', resume(hello, 3), false)) {
          assertThat(again.next().at("/data/connection_id"))
              .isNotEqualTo(hello.at("/data/connection_id"));
        }
      }
    }
  }

  @Test
  void after_healing_connections_begin_anew_and_events_flow() throws Exception {
    start(2, "ab");
    try (TestClient alice = hubs.get(0).connect('a', "", false)) {
      alice.next();
      cluster.part(doors.get(0), doors.get(1));
      await("noticed", () -> doors.get(0).others().isEmpty());
      cluster.heal(doors.get(0), doors.get(1));
      assertThat(alice.isClosedByServer()).isTrue();
    }
    try (TestClient alice = hubs.get(0).connect('a', "", false)) {
      alice.next();
      say(1, "bob", 1);
      assertThat(alice.next().at("/data/author").asText()).isEqualTo("bob");
    }
  }

  @Test
  void a_draining_node_gives_its_connections_away() throws Exception {
    start(2, "abcdef");
    List<TestClient> clients = new ArrayList<>();
    List<Listener> listeners = new ArrayList<>();
    for (char user = 'a'; user < 'g'; user++) {
      TestClient client = hubs.get(0).connect(user, "", false);
      Listener listener = new Listener();
      listener.take(client.next());
      clients.add(client);
      listeners.add(listener);
    }
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger said = new AtomicInteger();
    Thread author =
        Thread.ofVirtual()
            .start(() -> {
              while (!stopped.get()) {
                say(said.get() % 2, "author", said.getAndIncrement());
                Pauses.milliseconds(1);
              }
            });
    Thread draining = Thread.ofVirtual().start(() -> hubs.get(0).hub.drain(Duration.ofMillis(600)));
    for (int i = 0; i < clients.size(); i++) {
      Listener listener = listeners.get(i);
      readToTheEnd(clients.get(i), listener);
      clients.get(i).close();
      clients.set(
          i,
          hubs.get(1).connect((char) ('a' + i), resume(listener.hello, listener.expected), false));
    }
    draining.join();
    stopped.set(true);
    author.join();
    for (int i = 0; i < clients.size(); i++) {
      while (listeners.get(i).heard.getOrDefault("author", -1) < said.get() - 1) {
        listeners.get(i).take(clients.get(i).next());
      }
      assertThat(listeners.get(i).begun).isEqualTo(1);
      clients.get(i).close();
    }
    assertThat(hubs.get(0).hub.sockets()).isZero();
  }

  private static void readToTheEnd(TestClient client, Listener listener) {
    try {
      while (true) {
        listener.take(client.next());
      }
    } catch (IOException e) {
      assertThat(e).isInstanceOf(java.io.EOFException.class);
    }
  }

  @Test
  void a_user_is_gone_when_the_last_socket_on_any_node_is() throws Exception {
    start(2, "a");
    TestClient one = hubs.get(0).connect('a', "", false);
    TestClient two = hubs.get(1).connect('a', "", false);
    one.next();
    two.next();
    one.close();
    Presence gone = new Presence.Disconnected(TestHub.user('a'), true);
    await("told", () -> hubs.get(0).presence.contains(gone));
    two.close();
    Presence last = new Presence.Disconnected(TestHub.user('a'), false);
    await("told", () -> hubs.get(1).presence.contains(last));
  }

  @Test
  void a_node_that_must_not_serve_ends_everything() throws Exception {
    start(2, "a");
    try (TestClient alice = hubs.get(0).connect('a', "", false)) {
      JsonNode hello = alice.next();
      hubs.get(0).hub.refuse();
      assertThat(alice.isClosedByServer()).isTrue();
      try (TestClient again = hubs.get(1).connect('a', resume(hello, 1), false)) {
        assertThat(again.next().at("/data/connection_id"))
            .isNotEqualTo(hello.at("/data/connection_id"));
      }
    }
  }

  /** Clients ask whether their new socket works as soon as it is open, and give it up otherwise. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void who_asks_while_the_connection_is_being_fetched_is_answered(int node) throws Exception {
    start(2, "a");
    JsonNode hello;
    try (TestClient client = hubs.getFirst().connect('a', "", false)) {
      hello = client.next();
    }
    await("cut", () -> !hubs.getFirst().hub.connected(TestHub.user('a')));
    TestHub heir = hubs.get(node);
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    heir.whenLookedUp =
        () -> {
          // The first is that of the upgrade.
          if (lookups.incrementAndGet() == 2) {
            within(asked);
          }
        };
    heir.hub
        .actions()
        .on(
            "after_the_ping",
            (caller, data) -> {
              asked.countDown();
              return Json.object();
            });
    try (TestClient again = heir.connect('a', resume(hello, 1), false)) {
      again.send("{\"seq\":1,\"action\":\"ping\"}");
      again.send("{\"seq\":2,\"action\":\"after_the_ping\"}");
      assertThat(again.next().path("seq_reply").asInt()).isEqualTo(1);
      assertThat(again.next().path("seq_reply").asInt()).isEqualTo(2);
    }
  }

  private static void within(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
