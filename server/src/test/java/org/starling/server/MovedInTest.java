package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.Reader;
import org.starling.platform.db.TestDatabase;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;

/**
 * A genuine server's database and files move in: its people sign in with their old passwords and
 * find everything where it was, and nothing is rewritten that nobody touched.
 */
@ParameterizedClass
@EnumSource(TestPostgres.class)
class MovedInTest {
  private static final String PASSWORD = "Conformance-1";
  private static final int PEOPLE_OF_EACH_KIND = 6;
  private static final int PAGE = 200;

  /** What a start and the scheduler may add to, and what signing in and reading change. */
  private static final Set<String> MAY_CHANGE =
      Set.of("systems", "sessions", "audits", "users", "status", "db_lock", "jobs");

  private static final Map<String, String> BEFORE = new TreeMap<>();
  private static TestServer server;
  private static PostgresDatabase db;
  private static String admin;

  MovedInTest(TestPostgres postgres) {
    assertThat(postgres).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void moveIn(TestPostgres postgres) {
    Assumptions.assumeTrue(SampleDump.isThere(), "../shared/sample is not there");
    BEFORE.clear();
    server =
        TestServer.startOn(
            postgres,
            (dataSource, data) -> {
              SampleDump.restore(dataSource);
              SampleDump.unpackFiles(data.resolve("files"));
              BEFORE.putAll(TestDatabase.fingerprints(dataSource));
            });
    db = server.openDatabase();
    admin = signIn("conformance-admin");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (server != null) {
      db.close();
      server.close();
    }
  }

  @Test
  void people_sign_in_with_their_old_passwords() {
    for (String form : List.of("$2a$%", "$pbkdf2$%")) {
      List<String> names =
          db.primary()
              .list(
                  row -> row.text(1),
                  """
                  SELECT username FROM users
                  WHERE password LIKE ? AND deleteat = 0 ORDER BY username LIMIT ?\
                  """,
                  form,
                  PEOPLE_OF_EACH_KIND);
      names.forEach(MovedInTest::signIn);
    }
    String gone = text("SELECT username FROM users WHERE deleteat > 0 ORDER BY id LIMIT 1");
    assertThat(login(gone).status()).isEqualTo(401);
  }

  @Test
  void every_post_is_found() {
    Map<String, Set<String>> wanted = new HashMap<>();
    db.primary()
        .list(
            row -> Map.entry(row.text(1), row.text(2)),
            """
            SELECT p.channelid, p.id FROM posts p JOIN channels c ON c.id = p.channelid
            WHERE p.deleteat = 0 AND c.deleteat = 0 LIMIT 10000\
            """)
        .forEach(p -> wanted.computeIfAbsent(p.getKey(), c -> new HashSet<>()).add(p.getValue()));
    assertThat(wanted).isNotEmpty();
    wanted.forEach((channel, posts) -> assertThat(postsOf(channel)).isEqualTo(posts));
  }

  private static Set<String> postsOf(String channel) {
    Set<String> found = new HashSet<>();
    for (int page = 0; ; page++) {
      JsonNode order =
          get(admin, "/channels/%s/posts?page=%d&per_page=%d".formatted(channel, page, PAGE))
              .path("order");
      order.forEach(id -> found.add(id.asText()));
      if (order.size() < PAGE) {
        return found;
      }
    }
  }

  @Test
  void every_file_is_found() {
    Map<String, Long> files = new HashMap<>();
    db.primary()
        .list(
            row -> Map.entry(row.text(1), row.number(2)),
            """
            SELECT f.id, f.size FROM fileinfo f JOIN posts p ON p.id = f.postid
            WHERE f.deleteat = 0 AND p.deleteat = 0 LIMIT 1000\
            """)
        .forEach(f -> files.put(f.getKey(), f.getValue()));
    assertThat(files).isNotEmpty();
    files.forEach((id, size) -> {
      TestServer.Answer file = server.send(admin, "GET", "/files/" + id, "");
      assertThat(file.status()).isEqualTo(200);
      assertThat(file.response().headers().firstValueAsLong("Content-Length")).hasValue(size);
    });
  }

  @Test
  void memberships_and_counters_are_as_they_were() {
    List<String> people =
        db.primary()
            .list(
                row -> row.text(1),
                """
                SELECT u.username FROM users u WHERE u.deleteat = 0
                AND EXISTS (SELECT 1 FROM teammembers t WHERE t.userid = u.id AND t.deleteat = 0)
                ORDER BY u.createat DESC LIMIT ?\
                """,
                PEOPLE_OF_EACH_KIND);
    for (String name : people) {
      String token = signIn(name);
      String id = get(token, "/users/me").path("id").asText();
      for (JsonNode team : get(token, "/users/me/teams")) {
        String teamId = team.path("id").asText();
        Map<String, String> found = new TreeMap<>();
        for (JsonNode m : get(token, "/users/me/teams/" + teamId + "/channels/members")) {
          found.put(
              m.path("channel_id").asText(),
              "%d %d %d %d"
                  .formatted(
                      m.path("msg_count").asLong(),
                      m.path("mention_count").asLong(),
                      m.path("msg_count_root").asLong(),
                      m.path("last_viewed_at").asLong()));
        }
        assertThat(found).isEqualTo(memberships(id, teamId));
      }
    }
  }

  private static Map<String, String> memberships(String user, String team) {
    Map<String, String> wanted = new TreeMap<>();
    db.primary()
        .list(
            row ->
                Map.entry(
                    row.text(1),
                    "%d %d %d %d"
                        .formatted(row.number(2), row.number(3), row.number(4), row.number(5))),
            """
            SELECT m.channelid, m.msgcount, m.mentioncount, m.msgcountroot, m.lastviewedat
            FROM channelmembers m JOIN channels c ON c.id = m.channelid
            WHERE m.userid = ? AND (c.teamid = ? OR coalesce(c.teamid, '') = '') LIMIT 10000\
            """,
            user,
            team)
        .forEach(m -> wanted.put(m.getKey(), m.getValue()));
    return wanted;
  }

  @Test
  void nothing_else_was_rewritten() {
    Map<String, String> now = new TreeMap<>(TestDatabase.fingerprints(server.dataSource()));
    now.keySet().removeIf(table -> table.startsWith("starling_"));
    Map<String, String> before = new TreeMap<>(BEFORE);
    now.keySet().removeAll(MAY_CHANGE);
    before.keySet().removeAll(MAY_CHANGE);
    assertThat(now).isEqualTo(before);
  }

  private static TestServer.Answer login(String name) {
    ObjectNode form = Json.object().put("login_id", name).put("password", PASSWORD);
    return server.send("", "POST", "/users/login", form.toString());
  }

  private static String signIn(String name) {
    TestServer.Answer answer = login(name);
    assertThat(answer.status()).as("%s: %s", name, answer.body()).isEqualTo(200);
    return answer.response().headers().firstValue("Token").orElseThrow();
  }

  private static JsonNode get(String token, String path) {
    TestServer.Answer answer = server.send(token, "GET", path, "");
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String text(String sql) {
    Reader reader = db.primary();
    return reader.one(row -> row.text(1), sql).orElseThrow();
  }
}
