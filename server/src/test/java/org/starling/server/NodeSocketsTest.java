package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** The API on one node and the socket on the other. */
class NodeSocketsTest {
  private static TestServer one;
  private static TestServer two;
  private static String alice;
  private static String bob;
  private static String bobId;
  private static String channel;

  @BeforeAll
  static void start() {
    one = TestServer.node();
    two = one.join();
    alice = one.signUp("alice");
    bob = one.signUp("bob");
    bobId = one.send(bob, "GET", "/users/me", "").json().path("id").asText();
    String team = made("/teams", named("crew").put("type", "O"));
    made("/teams/" + team + "/members", Json.object().put("team_id", team).put("user_id", bobId));
    channel = made("/channels", named("deck").put("team_id", team).put("type", "O"));
    made("/channels/" + channel + "/members", Json.object().put("user_id", bobId));
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  private static ObjectNode named(String name) {
    return Json.object().put("name", name).put("display_name", name);
  }

  private static String made(String path, ObjectNode form) {
    TestServer.Answer answer = one.send(alice, "POST", path, form.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static void post(TestServer node, String text) {
    ObjectNode post = Json.object().put("channel_id", channel).put("message", text);
    assertThat(node.send(alice, "POST", "/posts", post.toString()).status()).isEqualTo(201);
  }

  private static String connection(JsonNode hello) {
    return hello.at("/data/connection_id").asText();
  }

  private static List<String> texts(List<JsonNode> events) {
    List<String> texts = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.path("event").asText().equals("posted")) {
        texts.add(
            event.at("/data/post").asText().replaceFirst(".*\"message\":\"([^\"]*)\".*", "$1"));
      }
    }
    return texts;
  }

  private static boolean tells(JsonNode event, String text) {
    return event.at("/data/post").asText().contains('"' + text + '"');
  }

  @Test
  void an_author_who_writes_through_both_nodes_is_heard_in_order() {
    try (Ear ear = Ear.at(two, bob)) {
      ear.next("hello");
      List<String> said = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        said.add("word " + i);
        post(i % 2 == 0 ? one : two, "word " + i);
      }
      assertThat(texts(ear.heard(event -> tells(event, "word 29")))).isEqualTo(said);
    }
  }

  @Test
  void a_socket_goes_on_at_the_other_node() {
    String id;
    long next;
    try (Ear ear = Ear.at(one, bob)) {
      id = connection(ear.next("hello"));
      post(one, "before");
      next = ear.heard(event -> tells(event, "before")).getLast().path("seq").asLong() + 1;
    }
    awaitParked();
    post(one, "meanwhile");
    post(two, "meanwhile too");
    try (Ear ear = Ear.resuming(two, bob, id, next)) {
      post(one, "after");
      List<JsonNode> heard = ear.heard(event -> tells(event, "after"));
      assertThat(heard.getFirst().path("seq").asLong()).isEqualTo(next);
      assertThat(texts(heard)).containsExactly("meanwhile", "meanwhile too", "after");
    }
  }

  /** A node looks a few times a second which sockets are gone. */
  private static void awaitParked() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void typing_crosses_nodes_and_not_back() {
    try (Ear ear = Ear.at(two, bob);
        Ear mouth = Ear.at(one, alice)) {
      ear.next("hello");
      mouth.next("hello");
      mouth.say(
          """
          {"seq":1,"action":"user_typing","data":{"channel_id":"%s","parent_id":""}}\
          """
              .formatted(channel));
      assertThat(ear.next("typing").at("/broadcast/channel_id").asText()).isEqualTo(channel);
    }
  }

  @Test
  void a_status_is_the_same_on_both_nodes() {
    try (Ear here = Ear.at(one, bob);
        Ear there = Ear.at(two, bob)) {
      here.next("hello");
      there.next("hello");
      for (String status : List.of("away", "dnd", "online")) {
        ObjectNode wanted = Json.object().put("user_id", bobId).put("status", status);
        one.send(bob, "PUT", "/users/me/status", wanted.toString());
        there.heard(event -> event.at("/data/status").asText().equals(status));
        await(status);
      }
      here.close();
      awaitGone();
      await("online");
    }
    await("offline");
  }

  private static void awaitGone() {
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(String status) {
    for (TestServer node : List.of(one, two)) {
      String shown = "";
      for (int i = 0; i < 100 && !shown.equals(status); i++) {
        shown =
            node.send(alice, "GET", "/users/" + bobId + "/status", "")
                .json()
                .path("status")
                .asText();
        if (!shown.equals(status)) {
          awaitParked();
        }
      }
      assertThat(shown).isEqualTo(status);
    }
  }

  @Test
  void a_session_that_ends_on_one_node_ends_its_socket_on_the_other() {
    String carol = one.signUp("carol");
    try (Ear ear = Ear.at(two, carol)) {
      ear.next("hello");
      one.send(carol, "POST", "/users/logout", "");
      ear.closing();
    }
  }

  @Test
  void figures_count_the_sockets_of_all_nodes() {
    try (Ear here = Ear.at(one, bob);
        Ear there = Ear.at(two, bob)) {
      here.next("hello");
      there.next("hello");
      JsonNode rows = one.send(alice, "GET", "/analytics/old", "").json();
      for (JsonNode row : rows) {
        if (row.path("name").asText().equals("total_websocket_connections")) {
          assertThat(row.path("value").asInt()).isGreaterThanOrEqualTo(2);
        }
      }
    }
  }
}
