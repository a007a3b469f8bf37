package org.starling.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.kernel.Audience;
import org.starling.kernel.SessionId;
import org.starling.platform.http.Json;

/** Real sockets, on Linux's own transport and on the JDK's. */
class HubTest {
  private static final Audience TOWN = Audience.channel(TestHub.TOWN);

  private static ObjectNode text(int bytes) {
    return Json.object().put("post", "words and more words ".repeat(bytes / 20 + 1));
  }

  private static String resume(JsonNode hello, int expected) {
    String id = hello.at("/data/connection_id").asText();
    return "?connection_id=" + id + "&sequence_number=" + expected;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void compressed_and_plain_clients_get_equal_events(boolean epoll) throws Exception {
    try (TestHub town = new TestHub(epoll);
        TestClient plain = town.connect('a', "", false);
        TestClient compressed = town.connect('a', "", true)) {
      town.members.add(TestHub.user('a'));
      plain.until("hello");
      compressed.until("hello");
      for (int i = 0; i < 50; i++) {
        ObjectNode own = Json.object().put("mentions", "[\"a\"]");
        Map<org.starling.kernel.UserId, ObjectNode> extra =
            i % 3 == 0 ? Map.of(TestHub.user('a'), own) : Map.of();
        town.hub.publish(new Frame("posted", TOWN, text(i * 300), extra, Map.of()), "");
      }
      town.publish("end", TOWN, Json.object());
      List<JsonNode> events = plain.until("end");
      assertThat(compressed.until("end")).isEqualTo(events);
      assertThat(events).hasSize(51);
      assertThat(plain.compressed).isZero();
      assertThat(compressed.compressed).isGreaterThan(40);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_cut_connection_goes_on_without_gap_or_repetition(boolean epoll) throws Exception {
    try (TestHub town = new TestHub(epoll)) {
      town.members.add(TestHub.user('a'));
      TestClient client = town.connect('a', "", true);
      JsonNode hello = client.next();
      AtomicBoolean stopped = new AtomicBoolean();
      Thread posting =
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 1; !stopped.get(); i++) {
                  town.publish("posted", TOWN, Json.object().put("number", i));
                  pause(8);
                }
              });
      int expected = 1;
      for (int cut = 0; cut < 20; cut++) {
        for (int i = 0; i < 10; i++) {
          JsonNode event = client.next();
          assertThat(event.path("seq").intValue()).isEqualTo(expected);
          assertThat(event.at("/data/number").intValue()).isEqualTo(expected++);
        }
        client.close();
        client = town.connect('a', resume(hello, expected), cut % 2 == 0);
      }
      stopped.set(true);
      posting.join();
      assertThat(expected).isEqualTo(201);
      client.close();
    }
  }

  private static void pause(int ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_client_hears_the_same_order(boolean epoll) throws Exception {
    try (TestHub town = new TestHub(epoll)) {
      List<TestClient> clients = new ArrayList<>();
      for (char letter = 'a'; letter < 'k'; letter++) {
        town.members.add(TestHub.user(letter));
        clients.add(town.connect(letter, "", letter % 2 == 0));
        clients.getLast().until("hello");
      }
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "w" + writer;
        writers.add(Thread.ofVirtual().start(() -> write(town, name)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      town.publish("end", TOWN, Json.object());
      List<String> order = names(clients.getFirst());
      assertThat(order).hasSize(401);
      for (TestClient client : clients.subList(1, clients.size())) {
        assertThat(names(client)).isEqualTo(order);
      }
    }
  }

  private static void write(TestHub town, String name) {
    for (int i = 0; i < 100; i++) {
      town.publish("posted", TOWN, Json.object().put("name", name + i));
    }
  }

  private static List<String> names(TestClient client) throws Exception {
    return client.until("end").stream().map(e -> e.at("/data/name").asText()).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_does_not_read_loses_typing_first_and_then_the_connection(boolean epoll)
      throws Exception {
    try (TestHub town = new TestHub(epoll);
        TestClient lazy = town.connect('a', "", false);
        TestClient keen = town.connect('b', "", false)) {
      town.members.addAll(Set.of(TestHub.user('a'), TestHub.user('b')));
      lazy.until("hello");
      JsonNode hello = keen.until("hello").getFirst();
      assertThat(hello.path("seq").intValue()).isZero();
      int large = 20_000;
      int sent = 0;
      Map<String, Integer> heard = new HashMap<>();
      while (town.hub.connected(TestHub.user('a'))) {
        assertThat(++sent).isLessThan(2_000);
        town.publish("posted", TOWN, text(large));
        town.publish("typing", TOWN, Json.object());
        keen.until("typing").forEach(e -> heard.merge(e.path("event").asText(), 1, Integer::sum));
      }
      assertThat(sent).isGreaterThan(RealtimeLimits.SEND_QUEUE_EVENTS_MAX * 3 / 4);
      assertThat(heard).containsEntry("posted", sent).containsEntry("typing", sent);
      assertThat(lazy.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_socket_closes_with_its_session_and_cannot_come_back(boolean epoll) throws Exception {
    try (TestHub town = new TestHub(epoll);
        TestClient client = town.connect('a', "", false)) {
      JsonNode hello = client.next();
      town.hub.end(TestHub.user('a'), Set.of(new SessionId("b".repeat(26)))::contains);
      client.send("{\"action\":\"ping\",\"seq\":1}");
      assertThat(client.next().at("/data/text").asText()).isEqualTo("pong");
      town.hub.end(TestHub.user('a'), Set.of(new SessionId("a".repeat(26)))::contains);
      assertThat(client.isClosedByServer()).isTrue();
      try (TestClient again = town.connect('a', resume(hello, 1), false)) {
        assertThat(again.next().at("/data/connection_id"))
            .isNotEqualTo(hello.at("/data/connection_id"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void features_hear_who_comes_and_who_is_gone_for_good(boolean epoll) throws Exception {
    try (TestHub town = new TestHub(epoll);
        TestClient one = town.connect('a', "", false)) {
      JsonNode hello = one.next();
      one.close();
      TestClient two = town.connect('a', resume(hello, 1), false);
      pause(2 * RealtimeLimits.OFFLINE_DELAY_MS);
      assertThat(town.presence).containsExactly(new Presence.Connected(TestHub.user('a')));
      two.close();
      pause(3 * RealtimeLimits.OFFLINE_DELAY_MS);
      assertThat(town.presence)
          .containsExactly(
              new Presence.Connected(TestHub.user('a')),
              new Presence.Disconnected(TestHub.user('a'), false));
    }
  }

  @Test
  void the_server_pings_and_gives_up_on_silence() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient client = town.connect('a', "", false)) {
      client.next();
      town.clock.forward(RealtimeLimits.PING_INTERVAL_MS);
      assertThat(client.nextOpcode()).isEqualTo(WebsocketFrames.PING);
      client.pong();
      pause(4 * RealtimeLimits.SWEEP_INTERVAL_MS);
      town.clock.forward(RealtimeLimits.PONG_WAIT_MS_MAX - 10_000);
      assertThat(client.nextOpcode()).isEqualTo(WebsocketFrames.PING);
      assertThat(town.hub.connected(TestHub.user('a'))).isTrue();
      town.clock.forward(10_000);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void a_stranger_has_five_seconds() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient stranger = TestClient.open(town.port, "", "", false);
        TestClient late = TestClient.open(town.port, "", "", false)) {
      town.clock.forward(RealtimeLimits.AUTHENTICATION_WAIT_MS_MAX - 2000);
      pause(2 * RealtimeLimits.SWEEP_INTERVAL_MS);
      String token = TestHub.user('a').value();
      late.send(
          "{\"action\":\"authentication_challenge\",\"seq\":1,\"data\":{\"token\":\"%s\"}}"
              .formatted(token));
      assertThat(late.next().path("event").asText()).isEqualTo("hello");
      assertThat(late.next().path("seq_reply").intValue()).isEqualTo(1);
      town.clock.forward(2000);
      assertThat(stranger.isClosedByServer()).isTrue();
      late.send("{\"action\":\"ping\",\"seq\":2}");
      assertThat(late.next().path("seq_reply").intValue()).isEqualTo(2);
    }
  }

  @Test
  void five_minutes_after_it_was_cut_a_connection_is_forgotten() throws Exception {
    try (TestHub town = new TestHub(true)) {
      TestClient client = town.connect('a', "", false);
      JsonNode hello = client.next();
      client.close();
      pause(2 * RealtimeLimits.SWEEP_INTERVAL_MS);
      town.clock.forward(RealtimeLimits.PARKED_MS_MAX);
      pause(2 * RealtimeLimits.SWEEP_INTERVAL_MS);
      try (TestClient again = town.connect('a', resume(hello, 1), false)) {
        assertThat(again.next().at("/data/connection_id"))
            .isNotEqualTo(hello.at("/data/connection_id"));
      }
      assertThat(town.hub.directory.users()).hasSize(1);
    }
  }

  @Test
  void who_takes_nothing_for_half_a_minute_is_cut() throws Exception {
    try (TestHub town = new TestHub(true);
        TestClient lazy = town.connect('a', "", false)) {
      town.members.add(TestHub.user('a'));
      lazy.until("hello");
      for (int i = 0; i < 20; i++) {
        town.publish("posted", TOWN, text(50_000));
      }
      pause(2 * RealtimeLimits.SWEEP_INTERVAL_MS);
      assertThat(town.hub.connected(TestHub.user('a'))).isTrue();
      town.clock.forward(RealtimeLimits.WRITE_WAIT_MS_MAX);
      pause(4 * RealtimeLimits.SWEEP_INTERVAL_MS);
      assertThat(town.hub.connected(TestHub.user('a'))).isFalse();
    }
  }
}
