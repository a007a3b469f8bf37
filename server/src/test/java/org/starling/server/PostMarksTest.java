package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** What hangs on a post: who is called in its attachments, and what goes when it goes. */
final class PostMarksTest {
  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String bobId;
  private static String conversation;
  private static String channel;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    bobId = read(bob, "/users/me").path("id").asText();
    String aliceId = read(alice, "/users/me").path("id").asText();
    ObjectNode form =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    String team = sent(alice, "POST", "/teams", form.toString()).path("id").asText();
    ObjectNode member = Json.object().put("team_id", team).put("user_id", bobId);
    sent(alice, "POST", "/teams/" + team + "/members", member.toString());
    channel = read(bob, "/teams/" + team + "/channels/name/town-square").path("id").asText();
    String both = Json.mapper().createArrayNode().add(aliceId).add(bobId).toString();
    conversation = sent(alice, "POST", "/channels/direct", both).path("id").asText();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode sent(String token, String method, String path, String body) {
    TestServer.Answer answer = server.send(token, method, path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json();
  }

  private static JsonNode read(String token, String path) {
    return sent(token, "GET", path, "");
  }

  private static JsonNode posted(ObjectNode post) {
    return sent(alice, "POST", "/posts", post.toString());
  }

  private static ObjectNode withBox(String text) {
    ObjectNode post = Json.object().put("channel_id", channel).put("message", "look");
    post.putObject("props").putArray("attachments").addObject().put("text", text);
    return post;
  }

  private static long mentions() {
    return read(bob, "/users/me/channels/" + channel + "/unread").path("mention_count").asLong();
  }

  @Test
  void an_attachment_calls_whom_it_names() {
    long before = mentions();
    posted(withBox("nobody"));
    assertThat(mentions()).isEqualTo(before);
    posted(withBox("@bob"));
    assertThat(mentions()).isEqualTo(before + 1);
  }

  @Test
  void another_attachment_is_an_edit() {
    JsonNode post = posted(withBox("before"));
    String path = "/posts/" + post.path("id").asText() + "/patch";
    String same = Json.object().set("props", post.path("props")).toString();
    assertThat(sent(alice, "PUT", path, same).path("edit_at").asLong()).isZero();
    String other = Json.object().set("props", withBox("after").path("props")).toString();
    assertThat(sent(alice, "PUT", path, other).path("edit_at").asLong()).isPositive();
  }

  @Test
  void marks_and_answers_go_with_their_post() {
    ObjectNode post = Json.object().put("channel_id", conversation).put("message", "soon gone");
    String id = posted(post).path("id").asText();
    ObjectNode mark =
        Json.object()
            .put("user_id", bobId)
            .put("category", "flagged_post")
            .put("name", id)
            .put("value", "true");
    sent(bob, "PUT", "/users/me/preferences", Json.mapper().createArrayNode().add(mark).toString());
    ObjectNode answer =
        Json.object().put("channel_id", conversation).put("root_id", id).put("message", "wait");
    sent(bob, "POST", "/drafts", answer.toString());
    sent(alice, "DELETE", "/posts/" + id, "");
    assertThat(server.send(bob, "GET", "/users/me/preferences/flagged_post", "").status())
        .isEqualTo(404);
    String drafts = "/users/me/channels/" + conversation + "/drafts/" + id;
    assertThat(server.send(bob, "GET", "/posts/" + id, "").status()).isEqualTo(404);
    assertThat(sent(bob, "DELETE", drafts, "").path("status").asText()).isEqualTo("OK");
  }
}
