package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** Each event of posts, applied to an older copy, gives what a fresh read gives. */
final class PostEventsTest {
  private static final long EVENT_WAIT_MS = 10_000;

  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String channel;

  /** Bob's copy of the channel, kept by events alone. */
  private final Map<String, ObjectNode> copy = new LinkedHashMap<>();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    String team = create("/teams", "{\"name\":\"crew\",\"display_name\":\"Crew\",\"type\":\"O\"}");
    String bobId = read("/users/me").path("id").asText();
    create("/teams/" + team + "/members", user(bobId).put("team_id", team).toString());
    ObjectNode form = Json.object().put("team_id", team).put("name", "deck");
    channel = create("/channels", form.put("display_name", "Deck").put("type", "O").toString());
    create("/channels/" + channel + "/members", user(bobId).toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ObjectNode user(String id) {
    return Json.object().put("user_id", id);
  }

  private static String create(String path, String body) {
    TestServer.Answer answer = server.send(alice, "POST", path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json().path("id").asText();
  }

  private static JsonNode read(String path) {
    return server.send(bob, "GET", path, "").json();
  }

  private static String post(String text, String root) {
    ObjectNode body = Json.object().put("channel_id", channel).put("message", text);
    return create("/posts", body.put("root_id", root).put("pending_post_id", "").toString());
  }

  @Test
  void the_copy_follows() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try {
      URI address = URI.create("ws://localhost:" + server.port() + "/api/v4/websocket");
      client
          .newWebSocketBuilder()
          .header("Authorization", "Bearer " + bob)
          .buildAsync(address, new Listener())
          .get();
      follow("hello");
      followEverything();
    } finally {
      client.shutdownNow();
    }
  }

  private void followEverything() throws InterruptedException {
    String root = post("one #tag", "");
    same("posted", root);
    String reply = post("two", root);
    same("posted", root, reply);
    server.send(alice, "PUT", "/posts/" + root + "/patch", "{\"message\":\"three\"}");
    same("post_edited", root);
    server.send(alice, "POST", "/posts/" + root + "/pin", "");
    same("post_edited", root);
    String aliceId = kept(root).path("user_id").asText();
    ObjectNode reaction = user(aliceId).put("post_id", root).put("emoji_name", "smile");
    server.send(alice, "POST", "/reactions", reaction.toString());
    same("reaction_added", root);
    server.send(alice, "DELETE", "/users/me/posts/" + root + "/reactions/smile", "");
    same("reaction_removed", root);
    server.send(alice, "DELETE", "/posts/" + reply, "");
    same("post_deleted", root);
    server.send(alice, "DELETE", "/posts/" + root, "");
    follow("post_deleted");
    assertThat(copy).isEmpty();
    assertThat(read("/posts/" + root).path("status_code").asInt()).isEqualTo(404);
  }

  private ObjectNode kept(String id) {
    return Objects.requireNonNull(copy.get(id), () -> "no copy of post " + id);
  }

  private void same(String event, String... posts) throws InterruptedException {
    follow(event);
    for (String id : posts) {
      assertThat(stable(kept(id)))
          .as("after %s", event)
          .isEqualTo(stable((ObjectNode) read("/posts/" + id)));
    }
  }

  /** A reaction moves the time of change, which its event does not tell. */
  private static JsonNode stable(ObjectNode post) {
    ObjectNode copy = post.deepCopy();
    copy.remove("update_at");
    return copy;
  }

  /** Applies frames until one of this event has come. */
  private void follow(String event) throws InterruptedException {
    while (true) {
      JsonNode frame = frames.poll(EVENT_WAIT_MS, TimeUnit.MILLISECONDS);
      assertThat(frame).as("no " + event).isNotNull();
      apply(frame.path("event").asText(), frame.path("data"));
      if (frame.path("event").asText().equals(event)) {
        return;
      }
    }
  }

  private void apply(String event, JsonNode data) {
    switch (event) {
      case "posted", "post_edited" -> put((ObjectNode) parse(data.path("post").asText()));
      case "post_deleted" -> remove((ObjectNode) parse(data.path("post").asText()));
      case "reaction_added" -> react(parse(data.path("reaction").asText()), true);
      case "reaction_removed" -> react(parse(data.path("reaction").asText()), false);
      default -> {}
    }
  }

  private void put(ObjectNode post) {
    copy.put(post.path("id").asText(), post);
    count(post.path("root_id").asText(), post.path("reply_count").asInt());
  }

  private void remove(ObjectNode post) {
    String id = post.path("id").asText();
    copy.remove(id);
    copy.values().removeIf(reply -> reply.path("root_id").asText().equals(id));
    count(post.path("root_id").asText(), post.path("reply_count").asInt() - 1);
  }

  private void count(String root, int replies) {
    if (copy.containsKey(root)) {
      kept(root).put("reply_count", replies);
    }
  }

  private void react(JsonNode reaction, boolean added) {
    ObjectNode post = kept(reaction.path("post_id").asText());
    ObjectNode metadata = post.withObject("metadata");
    if (added) {
      ((ArrayNode) metadata.withArray("reactions")).add(reaction);
      post.put("has_reactions", true);
      return;
    }
    String emoji = reaction.path("emoji_name").asText();
    List<JsonNode> kept =
        metadata
            .path("reactions")
            .valueStream()
            .filter(each -> !each.path("emoji_name").asText().equals(emoji))
            .toList();
    metadata.remove("reactions");
    post.remove("has_reactions");
    if (!kept.isEmpty()) {
      metadata.putArray("reactions").addAll(kept);
      post.put("has_reactions", true);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(parse(text.toString()));
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
