package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.http.Json;

/** An edit adds files and takes files away, and an older version brings its own back. */
final class EditFilesTest {
  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String channel;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    ObjectNode form =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    String team = id(server.send(alice, "POST", "/teams", form.toString()));
    channel = id(server.send(alice, "GET", "/teams/" + team + "/channels/name/town-square", ""));
    String user = id(server.send(bob, "GET", "/users/me", ""));
    ObjectNode member = Json.object().put("team_id", team).put("user_id", user);
    server.send(alice, "POST", "/teams/" + team + "/members", member.toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String id(TestServer.Answer answer) {
    return answer.json().path("id").asText();
  }

  private static String file(String token, String name) {
    String path = "/files?channel_id=" + channel + "&filename=" + name;
    return server
        .send(token, "POST", path, "words in " + name)
        .json()
        .path("file_infos")
        .path(0)
        .path("id")
        .asText();
  }

  private static JsonNode send(String method, String path, ObjectNode body) {
    TestServer.Answer answer = server.send(alice, method, path, body.toString());
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json();
  }

  private static ObjectNode naming(String... files) {
    ArrayNode ids = Json.mapper().createArrayNode();
    List.of(files).forEach(ids::add);
    return Json.object().set("file_ids", ids);
  }

  private static List<String> files(JsonNode post) {
    List<String> shown = post.path("metadata").path("files").findValuesAsText("id");
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            post.path("file_ids").valueStream().map(JsonNode::asText).toList());
    return shown;
  }

  @Test
  void files_come_and_go_with_an_edit() {
    String first = file(alice, "first.txt");
    String second = file(alice, "second.txt");
    String others = file(bob, "bobs.txt");
    ObjectNode draft = naming(first).put("channel_id", channel).put("message", "look");
    String post = send("POST", "/posts", draft).path("id").asText();
    JsonNode edited = send("PUT", "/posts/" + post + "/patch", naming(second, others));
    assertThat(files(edited)).containsExactly(second);
    assertThat(edited.path("edit_at").asLong()).isPositive();
    assertThat(server.send(alice, "GET", "/files/" + first + "/info", "").status()).isEqualTo(404);
    assertThat(server.send(alice, "GET", "/files/" + second + "/info", "").status()).isEqualTo(200);

    JsonNode version =
        server.send(alice, "GET", "/posts/" + post + "/edit_history", "").json().path(0);
    assertThat(files(version)).containsExactly(first);
    String back = "/posts/" + post + "/restore/" + version.path("id").asText();
    assertThat(files(send("POST", back, Json.object()))).containsExactly(first);
    assertThat(server.send(alice, "GET", "/files/" + first + "/info", "").status()).isEqualTo(200);

    ObjectNode worded = Json.object().put("message", "look here");
    assertThat(files(send("PUT", "/posts/" + post + "/patch", worded))).containsExactly(first);
    ObjectNode whole = Json.object().put("id", post).put("message", "nothing to see");
    assertThat(files(send("PUT", "/posts/" + post, whole))).isEmpty();
  }
}
