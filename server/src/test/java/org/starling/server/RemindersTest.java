package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** A reminder comes once, and only what one may read can be reminded of. */
final class RemindersTest {
  private static final int SERVERS = 4;
  private static final long LONG_AGO = 1_000;
  private static final long NOT_YET = 32_503_680_000L;

  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String channel;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    ObjectNode team =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    String id = server.send(alice, "POST", "/teams", team.toString()).json().path("id").asText();
    channel =
        server
            .send(alice, "GET", "/teams/" + id + "/channels/name/town-square", "")
            .json()
            .path("id")
            .asText();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String post(String message) {
    ObjectNode draft = Json.object().put("channel_id", channel).put("message", message);
    return server.send(alice, "POST", "/posts", draft.toString()).json().path("id").asText();
  }

  private static TestServer.Answer remind(String token, String post, long at) {
    return server.send(
        token,
        "POST",
        "/users/me/posts/" + post + "/reminder",
        Json.object().put("target_time", at).toString());
  }

  private static void sendDueOnAllServers() {
    Runnable sendDue = server.recurring("reminders");
    try (ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SERVERS; i++) {
        servers.submit(sendDue);
      }
    }
  }

  private static List<JsonNode> heard(String token) {
    String me = server.send(token, "GET", "/users/me", "").json().path("id").asText();
    JsonNode bot = server.send(token, "GET", "/users/username/system-bot", "").json();
    if (!bot.path("is_bot").asBoolean()) {
      return List.of();
    }
    JsonNode pair = Json.mapper().createArrayNode().add(me).add(bot.path("id").asText());
    JsonNode direct = server.send(token, "POST", "/channels/direct", pair.toString()).json();
    return server
        .send(token, "GET", "/channels/" + direct.path("id").asText() + "/posts", "")
        .json()
        .path("posts")
        .valueStream()
        .toList();
  }

  @Test
  void each_is_sent_once_when_it_is_due() {
    String due = post("read me");
    String later = post("not yet");
    String deleted = post("never mind");
    assertThat(remind(alice, due, NOT_YET).status()).isEqualTo(200);
    assertThat(remind(alice, due, LONG_AGO).status()).isEqualTo(200);
    assertThat(remind(alice, later, NOT_YET).status()).isEqualTo(200);
    assertThat(remind(alice, deleted, LONG_AGO).status()).isEqualTo(200);
    server.send(alice, "DELETE", "/posts/" + deleted, "");
    sendDueOnAllServers();
    sendDueOnAllServers();
    List<JsonNode> heard = heard(alice);
    assertThat(heard).hasSize(1);
    JsonNode reminder = heard.getFirst();
    assertThat(reminder.path("type").asText()).isEqualTo("reminder");
    assertThat(reminder.path("props").path("post_id").asText()).isEqualTo(due);
    assertThat(reminder.path("props").path("team_name").asText()).isEqualTo("crew");
    assertThat(reminder.path("props").path("username").asText()).isEqualTo("alice");
  }

  @Test
  void nobody_is_reminded_of_what_they_may_not_read() {
    String post = post("among us");
    assertThat(remind(bob, post, LONG_AGO).status()).isEqualTo(403);
    assertThat(remind(alice, "zzzzzzzzzzzzzzzzzzzzzzzzzz", LONG_AGO).status()).isEqualTo(403);
    String of = "/users/" + server.send(alice, "GET", "/users/me", "").json().path("id").asText();
    String path = of + "/posts/" + post + "/reminder";
    assertThat(server.send(bob, "POST", path, "{}").status()).isEqualTo(403);
    String own = "/users/me/posts/" + post + "/reminder";
    assertThat(server.send(alice, "POST", own, "{\"target_time\":\"soon\"}").error())
        .isEqualTo("api.context.invalid_body_param.app_error");
  }
}
