package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;

/** A guest sees the channels they were put into, and the people they meet there. */
final class GuestsTest {
  private static TestServer server;
  private static String alice;
  private static String guest;
  private static String mate;
  private static String stranger;
  private static String team;
  private static String den;
  private static String open;

  @BeforeAll
  static void start() {
    ObjectNode settings = Json.object();
    settings.withObject("GuestAccountsSettings").put("Enable", true);
    server = TestServer.start(Path.of(""), settings);
    alice = server.signUp("alice");
    String bob = server.signUp("bob");
    String carol = server.signUp("carol");
    guest = server.signUpGuest("visitor");
    mate = me(bob);
    stranger = me(carol);
    ObjectNode crew =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    team = id(server.send(alice, "POST", "/teams", crew.toString()));
    for (String user : List.of(mate, stranger, me(guest))) {
      ObjectNode member = Json.object().put("team_id", team).put("user_id", user);
      server.send(alice, "POST", "/teams/" + team + "/members", member.toString());
    }
    den = channel("den", "P");
    open = channel("open", "O");
    for (String user : List.of(mate, me(guest))) {
      ObjectNode member = Json.object().put("user_id", user);
      server.send(alice, "POST", "/channels/" + den + "/members", member.toString());
    }
    onlyIn(den);
  }

  /** Takes the guest out of all other channels, as if they had never been in a default one. */
  private static void onlyIn(String channel) {
    try (PostgresDatabase db = server.openDatabase()) {
      db.write(tx ->
          tx.update(
              "DELETE FROM channelmembers WHERE userid = ? AND channelid <> ?",
              me(guest),
              channel));
    }
    server.send(alice, "POST", "/caches/invalidate", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String id(TestServer.Answer answer) {
    return answer.json().path("id").asText();
  }

  private static String me(String token) {
    return id(server.send(token, "GET", "/users/me", ""));
  }

  private static String channel(String name, String type) {
    ObjectNode wanted = Json.object().put("team_id", team).put("name", name).put("type", type);
    return id(server.send(alice, "POST", "/channels", wanted.put("display_name", name).toString()));
  }

  private static int status(String method, String path, String body) {
    return server.send(guest, method, path, body).status();
  }

  private static List<String> ids(String method, String path, String body) {
    TestServer.Answer answer = server.send(guest, method, path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().findValuesAsText("id");
  }

  @Test
  void own_channels_are_open_to_them() {
    assertThat(status("GET", "/channels/" + den, "")).isEqualTo(200);
    ObjectNode draft = Json.object().put("channel_id", den).put("message", "hello");
    assertThat(status("POST", "/posts", draft.toString())).isEqualTo(201);
    assertThat(ids("GET", "/users/me/teams/" + team + "/channels", ""))
        .contains(den)
        .doesNotContain(open);
  }

  @Test
  void other_channels_are_not_even_the_open_ones() {
    assertThat(status("GET", "/channels/" + open, "")).isEqualTo(403);
    assertThat(status("GET", "/channels/" + open + "/posts", "")).isEqualTo(403);
    assertThat(status("GET", "/teams/" + team + "/channels", "")).isEqualTo(403);
    ObjectNode join = Json.object().put("user_id", me(guest));
    assertThat(status("POST", "/channels/" + open + "/members", join.toString())).isEqualTo(403);
    ObjectNode draft = Json.object().put("channel_id", open).put("message", "hello");
    assertThat(status("POST", "/posts", draft.toString())).isEqualTo(403);
    ObjectNode made = Json.object().put("team_id", team).put("name", "mine").put("type", "O");
    assertThat(status("POST", "/channels", made.put("display_name", "Mine").toString()))
        .isEqualTo(403);
  }

  @Test
  void people_are_seen_where_they_are_met() {
    assertThat(status("GET", "/users/" + mate, "")).isEqualTo(200);
    assertThat(status("GET", "/users/" + stranger, "")).isEqualTo(403);
    assertThat(ids("GET", "/users", "")).contains(mate).doesNotContain(stranger);
    String term = Json.object().put("term", "carol").toString();
    assertThat(ids("POST", "/users/search", term)).doesNotContain(stranger);
    ArrayNode both = Json.mapper().createArrayNode().add(mate).add(stranger);
    assertThat(ids("POST", "/users/ids", both.toString())).containsExactly(mate);
  }

  @Test
  void they_write_directly_to_those_alone() {
    ArrayNode pair = Json.mapper().createArrayNode().add(me(guest)).add(stranger);
    assertThat(status("POST", "/channels/direct", pair.toString())).isEqualTo(403);
    ArrayNode friends = Json.mapper().createArrayNode().add(me(guest)).add(mate);
    assertThat(status("POST", "/channels/direct", friends.toString())).isEqualTo(201);
  }

  @Test
  void they_run_nothing() {
    ObjectNode wanted =
        Json.object().put("name", "other").put("display_name", "Other").put("type", "O");
    assertThat(status("POST", "/teams", wanted.toString())).isEqualTo(403);
    ObjectNode member = Json.object().put("user_id", stranger);
    assertThat(status("POST", "/channels/" + den + "/members", member.toString())).isEqualTo(403);
    JsonNode own = server.send(guest, "GET", "/channels/" + den + "/members/me", "").json();
    assertThat(own.path("roles").asText()).isEqualTo("channel_guest");
  }
}
