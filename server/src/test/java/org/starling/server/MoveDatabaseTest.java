package org.starling.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.starling.platform.db.PostgresDatabase;
import org.starling.platform.db.TestPostgres;
import org.starling.platform.http.Json;

/**
 * The server moves to another database while it runs: settings, reload, recycle. The other one is a
 * copy, as a promoted standby would be.
 */
class MoveDatabaseTest {
  private static final TestPostgres POSTGRES = TestPostgres.NEWEST;
  private static final String ID = "DiagnosticId";
  private static final String HERE = "SELECT 1 FROM teams WHERE name = ?";

  private static TestServer server;
  private static String admin;
  private static String copy;

  @BeforeAll
  static void start() throws InterruptedException {
    server = TestServer.start(Path.of(""), Json.object());
    admin = server.signUp("root");
    copy = server.restart(() -> POSTGRES.copyOf(server.database()));
  }

  @AfterAll
  static void stop() {
    server.close();
    POSTGRES.drop(copy);
  }

  @Test
  void moves_once_the_other_is_found_good() throws IOException {
    try (PostgresDatabase old = POSTGRES.open(server.database());
        PostgresDatabase other = POSTGRES.open(copy)) {
      other.write(tx -> tx.update("UPDATE users SET nickname = 'moved'"));
      assertThat(nickname()).isEmpty();

      String empty = POSTGRES.empty();
      refused(POSTGRES.dataSource(empty));
      POSTGRES.drop(empty);
      refused("postgres://nobody@127.0.0.1:1/nothing?sslmode=disable");
      other.write(tx -> tx.update("UPDATE systems SET value = 'x' || value WHERE name = ?", ID));
      refused(POSTGRES.dataSource(copy));
      other.write(
          tx -> tx.update("UPDATE systems SET value = substr(value, 2) WHERE name = ?", ID));
      assertThat(nickname()).isEmpty();
      team("before");
      assertThat(old.primary().exists(HERE, "before")).isTrue();

      name(POSTGRES.dataSource(copy));
      assertThat(nickname()).isEmpty();
      assertThat(server.send(admin, "POST", "/database/recycle", "").status()).isEqualTo(200);
      assertThat(nickname()).isEqualTo("moved");
      team("after");
      assertThat(old.primary().exists(HERE, "after")).isFalse();
      assertThat(other.primary().exists(HERE, "after")).isTrue();
      assertThat(other.primary().exists(HERE, "before")).isFalse();
    }
  }

  private static void name(String dataSource) throws IOException {
    server.edit(settings -> settings.withObject("SqlSettings").put("DataSource", dataSource));
    TestServer.Answer answer = server.send(admin, "POST", "/config/reload", "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static void refused(String dataSource) throws IOException {
    name(dataSource);
    TestServer.Answer answer = server.send(admin, "POST", "/database/recycle", "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("starling.database.recycle.app_error");
  }

  private static String nickname() {
    return server.send(admin, "GET", "/users/me", "").json().path("nickname").asText();
  }

  private static void team(String name) {
    ObjectNode team = Json.object().put("name", name).put("display_name", name).put("type", "O");
    TestServer.Answer answer = server.send(admin, "POST", "/teams", team.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }
}
