package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Audience;
import org.starling.kernel.SessionId;
import org.starling.platform.cluster.MemoryCluster;
import org.starling.platform.http.Json;

/** Whatever is missed on the way between nodes, the clients concerned notice. */
class MissedTest {
  private static final Audience TOWN = Audience.channel(TestHub.TOWN);

  private final MemoryCluster cluster = new MemoryCluster(11);
  private final List<MemoryCluster.Door> doors = new ArrayList<>();
  private final List<TestHub> hubs = new ArrayList<>();

  private void start(int nodes) throws InterruptedException {
    for (int i = 0; i < nodes; i++) {
      MemoryCluster.Door door = cluster.node();
      TestHub hub = new TestHub(true, door);
      hub.members.add(TestHub.user('a'));
      hub.members.add(TestHub.user('b'));
      doors.add(door);
      hubs.add(hub);
      cluster.join(door);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (TestHub hub : hubs) {
      hub.close();
    }
    cluster.close();
  }

  private static void await(String what, BooleanSupplier condition) {
    for (int i = 0; i < 1000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Pauses.milliseconds(10);
    }
    throw new AssertionError(what);
  }

  private static String resume(JsonNode hello, long expected) {
    String id = hello.at("/data/connection_id").asText();
    return "?connection_id=" + id + "&sequence_number=" + expected;
  }

  private JsonNode helloAndGone(int node, char user) throws Exception {
    try (TestClient client = hubs.get(node).connect(user, "", false)) {
      JsonNode hello = client.next();
      client.close();
      await("cut", () -> !hubs.get(node).hub.connected(TestHub.user(user)));
      return hello;
    }
  }

  private int era(int node) {
    return hubs.get(node).hub.goodbyes.era();
  }

  private void say(int node, int number) {
    hubs.get(node).publish("posted", TOWN, Json.object().put("number", number));
  }

  private void assertBeginsAnew(int node, char user, JsonNode before) throws Exception {
    try (TestClient again = hubs.get(node).connect(user, resume(before, 1), false)) {
      assertThat(again.next().at("/data/connection_id").asText())
          .isNotEmpty()
          .isNotEqualTo(before.at("/data/connection_id").asText());
    }
  }

  @Test
  void a_connection_does_not_move_between_the_loss_of_an_event_and_the_cut() throws Exception {
    start(3);
    JsonNode hello = helloAndGone(0, 'a');
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Void> moved = new CompletableFuture<>();
    hubs.get(0).whenMembersAsked =
        () -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("the event cannot be taken");
          }
          try {
            assertBeginsAnew(1, 'a', hello);
            moved.complete(null);
          } catch (Exception | AssertionError e) {
            moved.completeExceptionally(e);
          }
        };
    Thread author = Thread.ofVirtual().start(() -> say(2, 1));
    moved.get(20, TimeUnit.SECONDS);
    author.join();
  }

  @Test
  void a_gap_is_heard_in_its_place_among_events() throws Exception {
    start(3);
    JsonNode hello = helloAndGone(0, 'a');
    doors.get(0).slow(Peers.EVENTS, 500);
    hubs.get(2).forgetful = true;
    Thread author = Thread.ofVirtual().start(() -> say(2, 1));
    await("told", () -> cluster.bytes(Peers.EVENTS) > 0);
    assertBeginsAnew(1, 'a', hello);
    author.join();
  }

  /** As when the database is away: what comes after the first is not waited for again. */
  @Test
  void a_node_whose_clients_were_all_cut_asks_nobody_who_is_concerned() throws Exception {
    start(2);
    try (TestClient client = hubs.get(1).connect('a', "", false)) {
      client.next();
      hubs.get(1).forgetful = true;
      say(0, 1);
      assertThat(client.isClosedByServer()).isTrue();
    }
    await("cut", () -> hubs.get(1).hub.connections() == 0);
    AtomicInteger asked = new AtomicInteger();
    hubs.get(1).whenMembersAsked = asked::incrementAndGet;
    PackedFrame frame = PackedFrame.of(Frame.of("posted", TOWN, Json.object()), "", user -> true);
    byte[] late = FrameWire.write(List.of(new FrameWire.Numbered(1_000, frame)), user -> true);
    doors.get(0).tell(Set.of(doors.get(1).self()), Peers.EVENTS, late);
    assertThat(hubs.get(1).hub.peers().caughtUp(Map.of(doors.get(0).self(), 1_000L))).isTrue();
    assertThat(asked).hasValue(0);
  }

  @Test
  void what_cannot_be_read_is_a_gap() throws Exception {
    start(2);
    try (TestClient client = hubs.get(1).connect('a', "", false)) {
      JsonNode hello = client.next();
      doors.get(0).tell(Set.of(doors.get(1).self()), Peers.EVENTS, new byte[] {99});
      assertThat(client.isClosedByServer()).isTrue();
      assertBeginsAnew(1, 'a', hello);
    }
  }

  @Test
  void what_is_too_large_for_the_wire_holds_up_nothing() throws Exception {
    start(2);
    try (TestClient client = hubs.get(1).connect('a', "", false)) {
      JsonNode hello = client.next();
      String large = "x".repeat(RealtimeLimits.LANE_MESSAGE_BYTES_MAX);
      hubs.get(0).publish("posted", TOWN, Json.object().put("text", large));
      assertThat(client.isClosedByServer()).isTrue();
      assertBeginsAnew(1, 'a', hello);
    }
    try (TestClient client = hubs.get(1).connect('a', "", false)) {
      client.next();
      say(0, 2);
      assertThat(client.next().at("/data/number").asInt()).isEqualTo(2);
    }
  }

  @Test
  void who_resumes_while_all_begin_anew_does_too() throws Exception {
    start(1);
    JsonNode hello = helloAndGone(0, 'a');
    hubs.get(0).hub.goodbyes.renew();
    assertBeginsAnew(0, 'a', hello);
  }

  @Test
  void a_connection_that_began_after_a_loss_stays() throws Exception {
    start(1);
    hubs.get(0).hub.goodbyes.renew();
    try (TestClient client = hubs.get(0).connect('a', "", false)) {
      client.next();
      TestHub hub = hubs.get(0);
      for (int i = 0; i < 3; i++) {
        Pauses.milliseconds(RealtimeLimits.SWEEP_INTERVAL_MS);
        hub.publish("posted", TOWN, Json.object().put("number", i));
        assertThat(client.next().at("/data/number").asInt()).isEqualTo(i);
      }
    }
  }

  /** The node that comes back has begun anew already when the other one hears of the healing. */
  @Test
  void what_is_thrown_away_at_a_healing_is_noticed() throws Exception {
    start(2);
    cluster.part(doors.get(0), doors.get(1));
    await("noticed", () -> hubs.get(0).hub.goodbyes.unsettled());
    doors.get(0).unaware(true);
    cluster.heal(doors.get(0), doors.get(1));
    await("anew, after the loss and after the healing", () -> era(1) == 2);
    try (TestClient client = hubs.get(1).connect('a', "", false)) {
      client.next();
      doors.get(1).full(true);
      Thread first = Thread.ofVirtual().start(() -> say(0, 1));
      await("on its way", () -> doors.get(1).waiting() > 0);
      Thread second = Thread.ofVirtual().start(() -> say(0, 2));
      await("behind it", () -> hubs.get(0).hub.peers().waiting() == 2);
      doors.get(0).unaware(false);
      first.join();
      second.join();
      doors.get(1).full(false);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void a_session_that_ends_while_its_socket_opens_hears_nothing() throws Exception {
    start(1);
    TestHub hub = hubs.get(0);
    String token = TestHub.user('a').value();
    hub.whenLookedUp =
        () -> {
          hub.whenLookedUp = () -> {};
          hub.ended.add(token);
          hub.hub.end(TestHub.user('a'), Set.of(new SessionId(token))::contains);
        };
    try (TestClient client = hub.connect('a', "", false)) {
      assertThat(client.isClosedByServer()).isTrue();
    }
    assertThat(hub.hub.connections()).isZero();
  }
}
