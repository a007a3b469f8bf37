package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.kernel.Ids;

class EmbeddedPostgresTest {
  private final Ids ids = new Ids(new SecureRandom());

  @Test
  void what_was_orphaned_is_adopted_and_what_was_stopped_starts_again(@TempDir Path data)
      throws IOException {
    EmbeddedPostgres orphaned = EmbeddedPostgres.start(data, ids);
    String address = orphaned.dataSource();
    try (PostgresDatabase db = open(orphaned)) {
      db.write(tx -> tx.update("CREATE TABLE starling_kept (id int)"));
      assertThat(settings(db)).isEqualTo("on on on");
    }
    try (EmbeddedPostgres adopted = EmbeddedPostgres.start(data, ids)) {
      assertThat(adopted.dataSource()).isEqualTo(address);
    }
    try (EmbeddedPostgres again = EmbeddedPostgres.start(data, ids);
        PostgresDatabase db = open(again)) {
      assertThat(db.primary().number("SELECT count(*) FROM starling_kept")).hasValue(0);
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("postgres.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void what_ended_by_itself_is_started_again_where_it_was(@TempDir Path data) throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, ids);
        PostgresDatabase db = open(postgres)) {
      postgres.keepRunning();
      long killed = killed(data);
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (killed == postmaster(data) || !answers(db)) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Pause.milliseconds(100);
      }
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private static long killed(Path data) throws IOException {
    long pid = postmaster(data);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    return pid;
  }

  private static long postmaster(Path data) throws IOException {
    Path file = data.resolve("postgres/postmaster.pid");
    return Files.exists(file) ? Long.parseLong(Files.readAllLines(file).getFirst().strip()) : 0;
  }

  private static boolean answers(PostgresDatabase db) {
    try {
      return db.primary().exists("SELECT 1");
    } catch (DatabaseUnavailable e) {
      return false;
    }
  }

  private static PostgresDatabase open(EmbeddedPostgres postgres) {
    return PostgresDatabase.open(TestDatabase.config(postgres.dataSource()), Clock.systemUTC());
  }

  private static String settings(PostgresDatabase db) {
    return db.primary()
        .one(
            row -> row.text(1),
            """
            SELECT string_agg(setting, ' ') FROM pg_settings
            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')\
            """)
        .orElseThrow();
  }

  @Test
  void files_of_another_major_version_are_left_alone(@TempDir Path data) throws IOException {
    Path cluster = Files.createDirectories(data.resolve("postgres"));
    Files.writeString(cluster.resolve("PG_VERSION"), "14\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, ids))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PostgreSQL 14")
        .hasMessageContaining("Nothing was changed");
    assertThat(cluster).isDirectoryNotContaining("glob:**/postgresql.conf");
  }
}
