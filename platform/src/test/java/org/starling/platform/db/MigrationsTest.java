package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestPostgres.class)
class MigrationsTest {
  private static final Pattern FILE = Pattern.compile("V(\\d+)__.*\\.sql");

  private final TestPostgres postgres;

  MigrationsTest(TestPostgres postgres) {
    this.postgres = postgres;
  }

  @Test
  void newest_is_the_last_file() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                    Migrations.class.getResource("migrations/V1__contract_schema.sql"))
                .toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      int last =
          files
              .map(file -> FILE.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .mapToInt(name -> Integer.parseInt(name.group(1)))
              .max()
              .orElseThrow();
      assertThat(Migrations.NEWEST).isEqualTo(last);
    }
  }

  @Test
  void several_starts_at_once_make_one_schema() throws Exception {
    String name = postgres.empty();
    try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> start =
          () -> {
            try (PostgresDatabase db = postgres.open(name)) {
              return db.primary().number("SELECT count(*) FROM roles").orElse(0);
            }
          };
      for (Future<Long> rows : starts.invokeAll(List.of(start, start, start))) {
        assertThat(rows.get()).isEqualTo(25);
      }
    } finally {
      postgres.drop(name);
    }
  }

  @Test
  void each_migration_is_safe_to_run_twice() {
    String name = postgres.empty();
    try {
      postgres.open(name).close();
      try (PostgresDatabase db = postgres.open(name)) {
        db.write(tx -> tx.update("DELETE FROM starling_schema_history WHERE version <> '0'"));
      }
      try (PostgresDatabase db = postgres.open(name)) {
        assertThat(db.primary().number("SELECT count(*) FROM roles")).hasValue(25);
      }
    } finally {
      postgres.drop(name);
    }
  }

  @Test
  void a_database_of_another_release_is_left_alone() {
    String name = postgres.empty();
    try {
      try (Pool pool = Pool.of("test", postgres.dataSource(name), TestDatabase.config("x"))) {
        pool.write(tx -> tx.update("CREATE TABLE db_migrations (version bigint, name varchar)"));
        pool.write(tx -> tx.update("INSERT INTO db_migrations VALUES (140, 'older')"));
      }
      assertThatThrownBy(() -> postgres.open(name))
          .hasMessageContaining("140")
          .hasMessageContaining("159");
    } finally {
      postgres.drop(name);
    }
  }
}
