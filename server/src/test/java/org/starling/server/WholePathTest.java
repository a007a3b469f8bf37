package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;

/** The first things that anybody does work on each PostgreSQL that we promise to run on. */
class WholePathTest {
  private static final String TEXT = "Hello, größte Stadt 🐦";

  @ParameterizedTest
  @EnumSource(TestPostgres.class)
  void sign_up_post_read_restart(TestPostgres postgres) throws InterruptedException {
    try (TestServer server = TestServer.startOn(postgres, (dataSource, data) -> {})) {
      String token = server.signUp("alice");
      String team = created(server, token, "/teams", named("town").put("type", "O"));
      String channel =
          created(
              server, token, "/channels", named("square").put("type", "O").put("team_id", team));
      String post =
          created(
              server,
              token,
              "/posts",
              Json.object().put("channel_id", channel).put("message", TEXT));
      created(
          server,
          token,
          "/posts",
          Json.object().put("channel_id", channel).put("message", "@alice").put("root_id", post));
      assertThat(posts(server, token, channel).path(post).path("message").asText()).isEqualTo(TEXT);
      ObjectNode terms = Json.object().put("terms", "größte").put("is_or_search", false);
      assertThat(
              server
                  .send(token, "POST", "/teams/" + team + "/posts/search", terms.toString())
                  .json()
                  .path("order"))
          .hasSize(1);

      server.restart();

      assertThat(posts(server, token, channel)).hasSize(3); // she joined, spoke and answered
      assertThat(read(server, token, "/posts/" + post + "/thread").path("order")).hasSize(2);
      created(
          server,
          token,
          "/posts",
          Json.object().put("channel_id", channel).put("message", "still here"));
    }
  }

  private static ObjectNode named(String name) {
    return Json.object().put("name", name).put("display_name", name);
  }

  private static String created(TestServer server, String token, String path, ObjectNode body) {
    TestServer.Answer answer = server.send(token, "POST", path, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static JsonNode posts(TestServer server, String token, String channel) {
    return read(server, token, "/channels/" + channel + "/posts").path("posts");
  }

  private static JsonNode read(TestServer server, String token, String path) {
    TestServer.Answer answer = server.send(token, "GET", path, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
