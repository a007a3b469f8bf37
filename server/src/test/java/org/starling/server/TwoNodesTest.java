package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.http.Json;

/** What is changed on one node is so on the other as soon as it is answered. */
class TwoNodesTest {
  private static TestServer one;
  private static TestServer two;
  private static String admin;
  private static String adminId;
  private static String team;

  @BeforeAll
  static void start() {
    one = TestServer.node();
    two = one.join();
    admin = one.signUp("admin");
    adminId = one.send(admin, "GET", "/users/me", "").json().path("id").asText();
    team = made(one, "/teams", named("team").put("type", "O"));
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  private static ObjectNode named(String name) {
    return Json.object().put("name", name).put("display_name", name);
  }

  private static String made(TestServer node, String path, ObjectNode form) {
    TestServer.Answer answer = node.send(admin, "POST", path, form.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private static String channel(String name, String type) {
    return made(one, "/channels", named(name).put("team_id", team).put("type", type));
  }

  /** Somebody in the team, with a session that both nodes have seen. */
  private record Person(String token, String id) {}

  private static Person person(String name) {
    String token = one.signUp(name);
    String id = two.send(token, "GET", "/users/me", "").json().path("id").asText();
    ObjectNode member = Json.object().put("team_id", team).put("user_id", id);
    ok(one, "POST", "/teams/" + team + "/members", member, 201);
    return new Person(token, id);
  }

  private static TestServer.Answer ok(
      TestServer node, String method, String path, ObjectNode body, int status) {
    TestServer.Answer answer = node.send(admin, method, path, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static int post(TestServer node, Person who, String channel, String text) {
    ObjectNode post = Json.object().put("channel_id", channel).put("message", text);
    return node.send(who.token, "POST", "/posts", post.toString()).status();
  }

  private static void add(String channel, Person who) {
    ObjectNode member = Json.object().put("user_id", who.id);
    ok(one, "POST", "/channels/" + channel + "/members", member, 201);
  }

  @Test
  void a_channel_gets_another_name() {
    String channel = channel("before", "O");
    for (int i = 0; i < 20; i++) {
      assertThat(two.send(admin, "GET", "/channels/" + channel, "").status()).isEqualTo(200);
      ObjectNode change = Json.object().put("display_name", "Round " + i);
      ok(one, "PUT", "/channels/" + channel + "/patch", change, 200);
      assertThat(two.send(admin, "GET", "/channels/" + channel, "").body()).contains("Round " + i);
    }
  }

  @Test
  void who_was_removed_may_not_post() {
    Person person = person("removed");
    String channel = channel("members-only", "P");
    for (int i = 0; i < 20; i++) {
      add(channel, person);
      assertThat(post(two, person, channel, "in " + i)).isEqualTo(201);
      ok(one, "DELETE", "/channels/" + channel + "/members/" + person.id, Json.object(), 200);
      assertThat(post(two, person, channel, "out " + i)).isEqualTo(403);
    }
  }

  @Test
  void a_post_that_is_sent_again_to_another_node_is_there_once() {
    Person person = person("repeater");
    String channel = channel("repeated", "O");
    add(channel, person);
    ObjectNode post =
        Json.object()
            .put("channel_id", channel)
            .put("message", "once")
            .put("pending_post_id", person.id + ":1");
    TestServer.Answer first = one.send(person.token, "POST", "/posts", post.toString());
    TestServer.Answer again = two.send(person.token, "POST", "/posts", post.toString());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
  }

  @Test
  void who_left_the_team_sees_nothing_of_it() {
    Person person = person("leaver");
    String channel = channel("team-channel", "O");
    assertThat(two.send(person.token, "GET", "/channels/" + channel, "").status()).isEqualTo(200);
    ok(one, "DELETE", "/teams/" + team + "/members/" + person.id, Json.object(), 200);
    assertThat(two.send(person.token, "GET", "/channels/" + channel, "").status()).isEqualTo(403);
    assertThat(two.send(person.token, "GET", "/users/me/teams", "").json()).isEmpty();
  }

  @Test
  void a_role_loses_a_permission() {
    Person person = person("creator");
    ObjectNode role =
        (ObjectNode) two.send(admin, "GET", "/roles/name/team_user", "").json().deepCopy();
    ObjectNode room = named("by-creator").put("team_id", team).put("type", "P");
    assertThat(two.send(person.token, "POST", "/channels", room.toString()).status())
        .isEqualTo(201);
    ObjectNode less = Json.object();
    role.path("permissions")
        .forEach(permission -> {
          if (!permission.asText().equals("create_private_channel")) {
            less.withArray("permissions").add(permission);
          }
        });
    ok(one, "PUT", "/roles/" + role.path("id").asText() + "/patch", less, 200);
    room.put("name", "by-creator-too");
    assertThat(two.send(person.token, "POST", "/channels", room.toString()).status())
        .isEqualTo(403);
    ObjectNode again = Json.object();
    again.set("permissions", role.path("permissions"));
    ok(one, "PUT", "/roles/" + role.path("id").asText() + "/patch", again, 200);
    assertThat(two.send(person.token, "POST", "/channels", room.toString()).status())
        .isEqualTo(201);
  }

  @Test
  void a_session_ends() {
    Person person = person("signed-out");
    assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(200);
    assertThat(one.send(person.token, "POST", "/users/logout", "").status()).isEqualTo(200);
    assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(401);
  }

  @Test
  void an_account_is_deactivated() {
    Person person = person("deactivated");
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").json().path("delete_at").asLong())
        .isZero();
    ok(one, "PUT", "/users/" + person.id + "/active", Json.object().put("active", false), 200);
    assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(401);
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").json().path("delete_at").asLong())
        .isPositive();
  }

  @Test
  void somebody_becomes_an_administrator() {
    Person person = person("promoted");
    assertThat(two.send(person.token, "GET", "/logs", "").status()).isEqualTo(403);
    ObjectNode roles = Json.object().put("roles", "system_user system_admin");
    ok(one, "PUT", "/users/" + person.id + "/roles", roles, 200);
    assertThat(two.send(person.token, "GET", "/logs", "").status()).isEqualTo(200);
    roles.put("roles", "system_user");
    ok(one, "PUT", "/users/" + person.id + "/roles", roles, 200);
    assertThat(two.send(person.token, "GET", "/logs", "").status()).isEqualTo(403);
  }

  @Test
  void a_profile_changes() {
    Person person = person("nick");
    for (int i = 0; i < 20; i++) {
      assertThat(two.send(admin, "GET", "/users/" + person.id, "").status()).isEqualTo(200);
      ObjectNode change = Json.object().put("nickname", "Nick " + i);
      ok(one, "PUT", "/users/" + person.id + "/patch", change, 200);
      assertThat(two.send(admin, "GET", "/users/" + person.id, "").body()).contains("Nick " + i);
    }
  }

  @Test
  void a_team_gets_another_name() {
    for (int i = 0; i < 20; i++) {
      assertThat(two.send(admin, "GET", "/teams/" + team, "").status()).isEqualTo(200);
      ObjectNode change = Json.object().put("display_name", "Team " + i);
      ok(one, "PUT", "/teams/" + team + "/patch", change, 200);
      assertThat(two.send(admin, "GET", "/teams/" + team, "").body()).contains("Team " + i);
    }
  }

  @Test
  void the_newest_page_shows_what_was_written_elsewhere() {
    Person person = person("writer");
    String channel = channel("paged", "O");
    add(channel, person);
    String page = "/channels/" + channel + "/posts";
    for (int i = 0; i < 20; i++) {
      assertThat(two.send(admin, "GET", page, "").status()).isEqualTo(200);
      ObjectNode form = Json.object().put("channel_id", channel).put("message", "written " + i);
      TestServer.Answer written = one.send(person.token, "POST", "/posts", form.toString());
      String id = written.json().path("id").asText();
      assertThat(two.send(admin, "GET", page, "").body()).contains("written " + i);
      ObjectNode edit = Json.object().put("message", "edited " + i);
      one.send(person.token, "PUT", "/posts/" + id + "/patch", edit.toString());
      assertThat(two.send(admin, "GET", page, "").body()).contains("edited " + i);
      ObjectNode reaction =
          Json.object().put("user_id", person.id).put("post_id", id).put("emoji_name", "smile");
      one.send(person.token, "POST", "/reactions", reaction.toString());
      assertThat(two.send(admin, "GET", page, "").json().at("/posts/" + id + "/metadata/reactions"))
          .hasSize(1);
    }
  }

  @Test
  void a_preference_is_in_force() {
    Person reader = person("threads");
    String channel = channel("threaded", "O");
    add(channel, reader);
    ObjectNode root = Json.object().put("channel_id", channel).put("message", "root");
    String id = one.send(admin, "POST", "/posts", root.toString()).json().path("id").asText();
    ObjectNode reply = root.deepCopy().put("root_id", id).put("message", "reply @threads");
    two.send(admin, "POST", "/posts", reply.toString());
    String preferences = "/users/" + reader.id + "/preferences";
    for (String choice : new String[] {"on", "off", "on"}) {
      ObjectNode preference =
          Json.object()
              .put("user_id", reader.id)
              .put("category", "display_settings")
              .put("name", "collapsed_reply_threads")
              .put("value", choice);
      one.send(
          reader.token,
          "PUT",
          preferences,
          Json.mapper().createArrayNode().add(preference).toString());
      assertThat(two.send(reader.token, "GET", preferences, "").body())
          .contains("\"value\":\"" + choice + "\"");
    }
  }

  @Test
  void settings_are_saved_on_both() {
    for (TestServer node : new TestServer[] {one, two}) {
      for (int i = 0; i < 5; i++) {
        String name = "Site " + node.port() + " " + i;
        ObjectNode change = Json.object();
        change.withObject("TeamSettings").put("SiteName", name);
        ok(node, "PUT", "/config/patch", change, 200);
        for (TestServer asked : new TestServer[] {one, two}) {
          assertThat(asked.send("", "GET", "/config/client?format=old", "").body()).contains(name);
          ok(asked, "POST", "/config/reload", Json.object(), 200);
          assertThat(asked.send("", "GET", "/config/client?format=old", "").body()).contains(name);
        }
      }
    }
  }

  @Test
  void settings_that_nobody_knows_keep_their_digits() throws IOException {
    String digits =
        "\"Elsewhere\":{\"Fraction\":0.1000000000000000055,\"Price\":1.10,"
            + "\"Whole\":123456789012345678901234567890}";
    String all = ok(one, "GET", "/config", Json.object(), 200).body();
    String given = all.replaceFirst("^\\{", "{" + digits + ",");
    assertThat(one.send(admin, "PUT", "/config", given).body()).contains(digits);
    ObjectNode change = Json.object();
    change.withObject("TeamSettings").put("SiteName", "Digits");
    ok(two, "PUT", "/config/patch", change, 200);
    for (TestServer node : new TestServer[] {one, two}) {
      assertThat(node.settings().replaceAll("\\s", "")).contains(digits);
    }
  }

  @Test
  void read_only_settings_are_not_saved() {
    ObjectNode change = Json.object();
    change.withObject("ClusterSettings").put("ReadOnlyConfig", true);
    assertThat(ok(one, "PUT", "/config/patch", change, 403).error())
        .isEqualTo("ent.cluster.save_config.error");
  }

  @Test
  void both_are_busy() {
    ok(one, "POST", "/server_busy?seconds=100", Json.object(), 200);
    assertThat(ok(two, "GET", "/server_busy", Json.object(), 200).json().path("busy").asBoolean())
        .isTrue();
    try (TestServer three = one.join()) {
      assertThat(three.port()).isPositive();
      await(three, true);
    }
    ok(two, "DELETE", "/server_busy", Json.object(), 200);
    assertThat(ok(one, "GET", "/server_busy", Json.object(), 200).json().path("busy").asBoolean())
        .isFalse();
  }

  private static void await(TestServer node, boolean busy) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < end) {
      if (ok(node, "GET", "/server_busy", Json.object(), 200).json().path("busy").asBoolean()
          == busy) {
        return;
      }
    }
    throw new AssertionError("the newcomer has not heard");
  }

  @Test
  void logs_and_figures_of_both_are_shown() {
    List<String> lines = new ArrayList<>();
    one.send(admin, "GET", "/logs?logs_per_page=5", "").json().forEach(l -> lines.add(l.asText()));
    assertThat(lines.stream().filter("127.0.0.1"::equals)).hasSize(2);
    String query = "{\"server_names\":[\"127.0.0.1\"],\"log_levels\":[\"info\"]}";
    assertThat(two.send(admin, "POST", "/logs/query", query).json().path("127.0.0.1"))
        .isNotEmpty()
        .allMatch(line -> line.path("level").asText().equals("info"));
    assertThat(connections(one)).isGreaterThan(1);
  }

  private static int connections(TestServer node) {
    for (JsonNode row : node.send(admin, "GET", "/analytics/old?name=standard", "").json()) {
      if (row.path("name").asText().equals("total_master_db_connections")) {
        return row.path("value").asInt();
      }
    }
    throw new AssertionError("no such figure");
  }

  @Test
  void wrong_passwords_are_counted_together() {
    person("guessed");
    ObjectNode wrong = Json.object().put("login_id", "guessed").put("password", "wrong-1");
    for (int i = 0; i < 5; i++) {
      one.send("", "POST", "/users/login", wrong.toString());
      two.send("", "POST", "/users/login", wrong.toString());
    }
    ObjectNode right = wrong.deepCopy().put("password", "Conformance-1");
    for (TestServer node : new TestServer[] {one, two}) {
      assertThat(node.send("", "POST", "/users/login", right.toString()).error())
          .isEqualTo("api.user.check_user_login_attempts.too_many.app_error");
    }
  }

  private static int emoji(String name) {
    ObjectNode form = Json.object().put("name", name).put("creator_id", adminId);
    String pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--x\r\nContent-Disposition: form-data; name=\"emoji\"\r\n\r\n" + form + "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(
        ("--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"e.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Base64.getDecoder().decode(pixel));
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    return one.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + one.port() + "/api/v4/emoji"))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build())
        .status();
  }

  @Test
  void an_emoji_is_gone() {
    String name = "planted";
    assertThat(two.send(admin, "GET", "/emoji/name/" + name, "").status()).isEqualTo(404);
    assertThat(emoji(name)).isEqualTo(200);
    TestServer.Answer found = two.send(admin, "GET", "/emoji/name/" + name, "");
    assertThat(found.status()).isEqualTo(200);
    ok(one, "DELETE", "/emoji/" + found.json().path("id").asText(), Json.object(), 200);
    assertThat(two.send(admin, "GET", "/emoji/name/" + name, "").status()).isEqualTo(404);
  }

  /** The websocket of somebody whose connection has begun. */
  private static Ear listening(TestServer node, Person person) {
    Ear ear = Ear.at(node, person.token);
    ear.next("hello");
    return ear;
  }

  /** What came until somebody said so, and that. */
  private static List<JsonNode> heard(Ear ear, String text) {
    return ear.heard(frame -> frame.path("data").path("post").asText().contains(text));
  }

  @Test
  void a_socket_ends_with_its_session() {
    Person person = person("connected");
    try (Ear ear = listening(two, person)) {
      assertThat(one.send(person.token, "POST", "/users/logout", "").status()).isEqualTo(200);
      ear.closing();
    }
  }

  @Test
  void who_was_removed_hears_no_more() {
    Person person = person("listener");
    String channel = channel("listened", "P");
    String marker = channel("marker", "P");
    add(channel, person);
    add(marker, person);
    Person writer = new Person(admin, adminId);
    try (Ear ear = listening(two, person)) {
      post(one, writer, channel, "for members");
      heard(ear, "for members");
      ok(one, "DELETE", "/channels/" + channel + "/members/" + person.id, Json.object(), 200);
      for (TestServer node : new TestServer[] {one, two}) {
        post(node, writer, channel, "not for strangers");
        post(node, writer, marker, "by " + node.port());
        assertThat(heard(ear, "by " + node.port()))
            .noneMatch(frame -> frame.toString().contains("strangers"));
      }
    }
  }

  @Test
  void new_settings_are_told_once() {
    Person person = person("configured");
    try (Ear first = listening(one, person);
        Ear second = listening(two, person)) {
      ObjectNode change = Json.object();
      change.withObject("TeamSettings").put("CustomDescriptionText", "told once");
      ok(one, "PUT", "/config/patch", change, 200);
      String channel = channel("after-settings", "O");
      add(channel, person);
      post(one, new Person(admin, adminId), channel, "afterwards");
      for (Ear ear : new Ear[] {first, second}) {
        assertThat(heard(ear, "afterwards"))
            .filteredOn(frame -> frame.path("event").asText().equals("config_changed"))
            .hasSize(1);
      }
    }
  }

  /** As a node does that dies before it can tell the others. */
  private static void untold(String sql, Object... parameters) {
    try (PostgresDatabase db = one.openDatabase()) {
      assertThat(db.<Integer>write(tx -> tx.update(sql, parameters))).isPositive();
    }
  }

  @Test
  void sessions_that_are_over_already_are_over_everywhere_when_that_is_answered() throws Exception {
    Person person = person("over");
    String revoke = "/users/" + person.id + "/sessions/revoke/all";
    try (Ear ear = listening(two, person)) {
      untold("DELETE FROM sessions WHERE userid = ?", person.id);
      assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(200);
      ok(one, "POST", revoke, Json.object(), 200);
      assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(401);
      ear.closing();
    }
    ok(one, "POST", revoke, Json.object(), 200);
    ObjectNode form = Json.object().put("login_id", "over").put("password", "Conformance-1");
    assertThat(one.send("", "POST", "/users/login", form.toString()).status()).isEqualTo(200);
  }

  @Test
  void a_session_that_only_the_other_node_knows_is_over_there_when_its_end_is_answered() {
    Person person = person("logged-out");
    String token = one.signIn("logged-out");
    assertThat(two.send(token, "GET", "/users/me", "").status()).isEqualTo(200);
    try (Ear ear = listening(two, new Person(token, person.id))) {
      untold("DELETE FROM sessions WHERE token = ?", token);
      assertThat(two.send(token, "GET", "/users/me", "").status()).isEqualTo(200);
      assertThat(one.send(token, "POST", "/users/logout", "").status()).isEqualTo(200);
      assertThat(two.send(token, "GET", "/users/me", "").status()).isEqualTo(401);
      ear.closing();
    }
    assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(200);
  }

  @Test
  void everybody_is_signed_out_also_whose_session_was_over_already() {
    Person person = person("signed-out-with-all");
    Person other = person("signed-out-with-all-too");
    try (Ear ear = listening(two, person);
        Ear second = listening(two, other)) {
      untold("DELETE FROM sessions WHERE userid = ?", person.id);
      ok(one, "POST", "/users/sessions/revoke/all", Json.object(), 200);
      assertThat(two.send(person.token, "GET", "/users/me", "").status()).isEqualTo(401);
      ear.closing();
      second.closing();
    } finally {
      admin = one.signIn("admin");
    }
  }

  @Test
  void who_is_removed_already_is_removed_everywhere_when_that_is_answered() {
    Person person = person("removed-twice");
    String channel = channel("left-twice", "P");
    add(channel, person);
    String read = "/channels/" + channel;
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(200);
    untold("DELETE FROM channelmembers WHERE channelid = ? AND userid = ?", channel, person.id);
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(200);
    ok(one, "DELETE", "/channels/" + channel + "/members/" + person.id, Json.object(), 404);
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(403);
  }

  @Test
  void who_left_a_team_already_has_left_its_channels_everywhere_when_that_is_answered() {
    Person person = person("left-already");
    String channel = channel("left-with-the-team", "P");
    add(channel, person);
    String read = "/channels/" + channel;
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(200);
    untold("DELETE FROM channelmembers WHERE channelid = ? AND userid = ?", channel, person.id);
    untold(
        "UPDATE channelmemberhistory SET leavetime = ? WHERE channelid = ? AND userid = ?",
        System.currentTimeMillis(),
        channel,
        person.id);
    untold("UPDATE teammembers SET deleteat = 1 WHERE userid = ?", person.id);
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(200);
    ok(one, "DELETE", "/teams/" + team + "/members/" + person.id, Json.object(), 200);
    assertThat(two.send(person.token, "GET", read, "").status()).isEqualTo(403);
  }

  @Test
  void all_caches_are_emptied() {
    Person person = person("behind");
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").body()).doesNotContain("Row");
    try (PostgresDatabase db = one.openDatabase()) {
      db.write(tx -> tx.update("UPDATE users SET nickname = 'Row' WHERE id = ?", person.id));
    }
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").body()).doesNotContain("Row");
    ok(one, "POST", "/caches/invalidate", Json.object(), 200);
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").body()).contains("Row");
  }

  @Test
  void an_account_is_removed_with_all_its_posts() {
    ObjectNode on = Json.object();
    on.withObject("ServiceSettings").put("EnableAPIUserDeletion", true);
    ok(two, "PUT", "/config/patch", on, 200);
    Person person = person("forgotten");
    String channel = channel("with-forgotten", "O");
    add(channel, person);
    assertThat(post(one, person, channel, "soon gone")).isEqualTo(201);
    String page = "/channels/" + channel + "/posts";
    assertThat(two.send(admin, "GET", page, "").body()).contains("soon gone");
    ok(one, "DELETE", "/users/" + person.id + "?permanent=true", Json.object(), 200);
    assertThat(two.send(admin, "GET", page, "").body()).doesNotContain("soon gone");
    assertThat(two.send(admin, "GET", "/users/" + person.id, "").status()).isEqualTo(404);
  }
}
