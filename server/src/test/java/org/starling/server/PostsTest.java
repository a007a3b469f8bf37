package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** What must hold of posts whatever happens at the same time. */
final class PostsTest {
  private static final int CROWD = 8;
  private static final int POSTS_EACH = 25;

  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String team;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    ObjectNode form =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    team = created(alice, "/teams", form).path("id").asText();
    ObjectNode member = Json.object().put("team_id", team).put("user_id", id(bob));
    created(alice, "/teams/" + team + "/members", member);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode created(String token, String path, ObjectNode body) {
    TestServer.Answer answer = server.send(token, "POST", path, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode read(String token, String path) {
    TestServer.Answer answer = server.send(token, "GET", path, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String id(String token) {
    return read(token, "/users/me").path("id").asText();
  }

  private static String channel(String name) {
    ObjectNode form =
        Json.object()
            .put("team_id", team)
            .put("name", name)
            .put("display_name", name)
            .put("type", "O");
    String channel = created(alice, "/channels", form).path("id").asText();
    created(alice, "/channels/" + channel + "/members", Json.object().put("user_id", id(bob)));
    return channel;
  }

  private static ObjectNode draft(String channel, String text) {
    return Json.object().put("channel_id", channel).put("message", text);
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : crowd.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void a_crowd_keeps_order_and_counts() throws Exception {
    String channel = channel("crowd");
    List<Callable<List<JsonNode>>> writers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String author = i % 2 == 0 ? alice : bob;
      int number = i;
      writers.add(() -> {
        List<JsonNode> sent = new ArrayList<>();
        for (int j = 0; j < POSTS_EACH; j++) {
          sent.add(created(author, "/posts", draft(channel, number + ":" + j)));
        }
        return sent;
      });
    }
    Set<Long> times = new HashSet<>();
    for (List<JsonNode> sent : together(writers)) {
      long before = 0;
      for (JsonNode post : sent) {
        long at = post.path("create_at").asLong();
        assertThat(at).isGreaterThan(before);
        assertThat(times.add(at)).as("two posts at one time").isTrue();
        before = at;
      }
    }
    int all = CROWD * POSTS_EACH;
    JsonNode found = read(alice, "/channels/" + channel);
    assertThat(found.path("total_msg_count").asInt()).isEqualTo(all);
    assertThat(found.path("total_msg_count_root").asInt()).isEqualTo(all);
    assertThat(read(alice, "/channels/" + channel + "/posts?per_page=200").path("order"))
        .hasSize(200);
  }

  @Test
  void one_request_sent_many_times_gives_one_post() throws Exception {
    String channel = channel("again");
    ObjectNode body = draft(channel, "once").put("pending_post_id", id(alice) + ":1");
    List<Callable<String>> senders = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      senders.add(() -> created(alice, "/posts", body).path("id").asText());
    }
    Set<String> ids = new HashSet<>(together(senders));
    assertThat(ids).hasSize(1);
    assertThat(created(alice, "/posts", body).path("id").asText()).isIn(ids);
    assertThat(read(alice, "/channels/" + channel).path("total_msg_count").asInt()).isEqualTo(1);
    ObjectNode other = draft(channel, "another's").put("pending_post_id", id(alice) + ":1");
    assertThat(created(bob, "/posts", other).path("id").asText()).isNotIn(ids);
  }

  @Test
  void what_was_answered_is_in_the_next_page() {
    String channel = channel("page");
    String page = "/channels/" + channel + "/posts?per_page=5&collapsedThreads=true";
    read(alice, page);
    String post = created(bob, "/posts", draft(channel, "one")).path("id").asText();
    assertThat(read(alice, page).path("posts").has(post)).isTrue();
    ObjectNode reply = draft(channel, "two").put("root_id", post);
    created(bob, "/posts", reply);
    assertThat(shown(page, post).path("reply_count").asInt()).isEqualTo(1);
    ObjectNode reaction =
        Json.object().put("user_id", id(alice)).put("post_id", post).put("emoji_name", "smile");
    server.send(alice, "POST", "/reactions", reaction.toString());
    assertThat(shown(page, post).path("metadata").path("reactions")).hasSize(1);
    String following = "/users/me/teams/" + team + "/threads/" + post + "/following";
    server.send(alice, "PUT", following, "");
    assertThat(shown(page, post).path("is_following").asBoolean()).isTrue();
    server.send(alice, "DELETE", following, "");
    assertThat(shown(page, post).path("is_following").asBoolean()).isFalse();
    server.send(bob, "PUT", "/posts/" + post + "/patch", "{\"message\":\"three\"}");
    assertThat(shown(page, post).path("message").asText()).isEqualTo("three");
    server.send(bob, "POST", "/posts/" + post + "/pin", "");
    assertThat(shown(page, post).path("is_pinned").asBoolean()).isTrue();
    server.send(bob, "DELETE", "/posts/" + post, "");
    assertThat(read(alice, page).path("posts").has(post)).isFalse();
  }

  private static JsonNode shown(String page, String post) {
    return read(alice, page).path("posts").path(post);
  }

  @Test
  void a_root_and_its_last_reply_may_go_at_once() throws Exception {
    String channel = channel("race");
    for (int round = 0; round < 10; round++) {
      String root = created(bob, "/posts", draft(channel, "root")).path("id").asText();
      ObjectNode reply = draft(channel, "reply").put("root_id", root);
      List<Integer> statuses =
          together(
              List.of(
                  () -> server.send(alice, "POST", "/posts", reply.toString()).status(),
                  () -> server.send(bob, "DELETE", "/posts/" + root, "").status()));
      assertThat(statuses.getFirst()).isIn(201, 400);
      assertThat(statuses.getLast()).isEqualTo(200);
      JsonNode list = read(alice, "/channels/" + channel + "/posts");
      assertThat(list.path("posts").findValuesAsText("root_id")).doesNotContain(root);
    }
  }
}
