package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;

/**
 * A database that moves in may hold schemes: they name the roles of members, and so their rights.
 */
final class SchemesTest {
  private static TestServer server;
  private static String alice;
  private static String bob;
  private static String team;
  private static String room;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    alice = server.signUp("alice");
    bob = server.signUp("bob");
    ObjectNode crew =
        Json.object().put("name", "crew").put("display_name", "Crew").put("type", "O");
    team = id(server.send(alice, "POST", "/teams", crew.toString()));
    String user = id(server.send(bob, "GET", "/users/me", ""));
    ObjectNode member = Json.object().put("team_id", team).put("user_id", user);
    server.send(alice, "POST", "/teams/" + team + "/members", member.toString());
    ObjectNode den = Json.object().put("team_id", team).put("name", "den").put("type", "P");
    room = id(server.send(alice, "POST", "/channels", den.put("display_name", "Den").toString()));
    ObjectNode added = Json.object().put("user_id", user);
    server.send(alice, "POST", "/channels/" + room + "/members", added.toString());
    moveIn();
    server.send(alice, "POST", "/caches/invalidate", "");
  }

  /** A moderated channel, in which members may not write, and a scheme of the team. */
  private static void moveIn() {
    try (PostgresDatabase db = server.openDatabase()) {
      db.write(tx -> {
        tx.update(
            """
            INSERT INTO schemes (id, name, displayname, description, createat, updateat, deleteat,
              scope, defaultteamadminrole, defaultteamuserrole, defaultteamguestrole,
              defaultchanneladminrole, defaultchanneluserrole, defaultchannelguestrole)
            VALUES ('s1', 's1', '', '', 1, 1, 0, 'channel', '', '', '', 'c_admin', 'c_user',
              'c_guest'),
              ('s2', 's2', '', '', 1, 1, 0, 'team', 't_admin', 't_user', 't_guest', 'tc_admin',
              'tc_user', 'tc_guest')\
            """);
        tx.update(
            """
            INSERT INTO roles (id, name, displayname, description, createat, updateat, deleteat,
              permissions, schememanaged, builtin)
            SELECT n.id, n.id, '', '', 1, 1, 0,
              CASE WHEN r.name IS NULL THEN ' add_reaction remove_reaction'
                ELSE r.permissions END, true, false
            FROM (VALUES ('c_admin', ''), ('c_user', ''), ('c_guest', ''),
              ('t_admin', 'team_admin'), ('t_user', 'team_user'), ('t_guest', 'team_guest'),
              ('tc_admin', 'channel_admin'), ('tc_user', 'channel_user'),
              ('tc_guest', 'channel_guest')) AS n(id, like_name)
            LEFT JOIN roles r ON r.name = n.like_name\
            """);
        tx.update("UPDATE channels SET schemeid = 's1' WHERE id = ?", room);
        return tx.update("UPDATE teams SET schemeid = 's2' WHERE id = ?", team);
      });
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String id(TestServer.Answer answer) {
    return answer.json().path("id").asText();
  }

  private static JsonNode mine(String token, String place) {
    return server.send(token, "GET", place + "/members/me", "").json();
  }

  private static int post(String token, String channel) {
    ObjectNode draft = Json.object().put("channel_id", channel).put("message", "hello");
    return server.send(token, "POST", "/posts", draft.toString()).status();
  }

  @Test
  void members_have_the_roles_of_the_nearest_scheme() {
    String town = id(server.send(bob, "GET", "/teams/" + team + "/channels/name/town-square", ""));
    assertThat(mine(bob, "/teams/" + team).path("roles").asText()).isEqualTo("t_user");
    assertThat(mine(bob, "/channels/" + room).path("roles").asText()).isEqualTo("c_user");
    assertThat(mine(alice, "/channels/" + room).path("roles").asText()).contains("c_admin");
    assertThat(mine(bob, "/channels/" + town).path("roles").asText()).isEqualTo("tc_user");
    assertThat(post(bob, town)).isEqualTo(201);
  }

  @Test
  void a_moderated_channel_takes_away_what_its_role_does_not_name() {
    assertThat(post(bob, room)).isEqualTo(403);
    assertThat(server.send(bob, "GET", "/channels/" + room + "/posts", "").status()).isEqualTo(200);
    assertThat(post(alice, room)).isEqualTo(201);
    JsonNode role = server.send(bob, "GET", "/roles/name/c_user", "").json().path("permissions");
    assertThat(role.valueStream().map(JsonNode::asText).toList())
        .contains("add_reaction", "read_channel_content")
        .doesNotContain("create_post");
  }
}
