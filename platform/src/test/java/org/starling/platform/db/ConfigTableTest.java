package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.starling.kernel.Ids;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SavedMeanwhile;
import org.starling.platform.config.WrongSetting;

class ConfigTableTest {
  private static final Ids IDS = new Ids(new SecureRandom());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHA =
      "SELECT encode(sha256(convert_to(value, 'UTF8')), 'hex') = sha FROM configurations WHERE active";

  private final String database = TestPostgres.NEWEST.empty();
  private final String dataSource = TestPostgres.NEWEST.dataSource(database);
  private final Pool rows = Pool.of("rows", dataSource, TestDatabase.config(dataSource));

  @AfterEach
  void drop() {
    rows.close();
    TestPostgres.NEWEST.drop(database);
  }

  private ConfigTable open() {
    return ConfigTable.open(dataSource, IDS, Clock.systemUTC());
  }

  private LiveConfig live(ConfigTable table, Map<String, String> environment) {
    return LiveConfig.open(table, environment, IDS);
  }

  private static ObjectNode named(ObjectNode tree, String name) {
    tree.withObject("TeamSettings").put("SiteName", name);
    return tree;
  }

  private static ObjectNode one(String key, String value) {
    return JSON.createObjectNode().put(key, value);
  }

  private long count(String where) {
    return rows.number("SELECT count(*) FROM configurations WHERE " + where).orElseThrow();
  }

  @Test
  void a_new_one_has_the_defaults_and_its_own_database() {
    try (LiveConfig config = live(open(), Map.of())) {
      assertThat(config.current().sql().dataSource()).isEqualTo(dataSource);
      assertThat(config.current().team().siteName()).isEqualTo("Mattermost");
    }
    assertThat(count("active")).isEqualTo(1);
    assertThat(rows.list(row -> row.text(1), "SELECT name FROM db_config_migrations LIMIT 9"))
        .containsExactly(
            "create_configurations", "create_configuration_files", "update_configurations_sha");
  }

  @Test
  void what_is_saved_is_read_again_and_what_it_replaced_is_kept() throws IOException {
    try (LiveConfig config = live(open(), Map.of("MM_TEAMSETTINGS_MAXUSERSPERTEAM", "9"))) {
      config.save(tree -> named(tree, "A & B"));
      assertThat(config.current().team().maxUsersPerTeam()).isEqualTo(9);
    }
    assertThat(count("active")).isEqualTo(1);
    assertThat(count("active IS NULL")).isEqualTo(1);
    assertThat(rows.exists(SHA + " AND value LIKE '{%\n    \"TeamSettings\": {%A \\\\u0026 B%'"))
        .isTrue();
    try (ConfigTable table = open()) {
      ObjectNode read = table.load().orElseThrow();
      assertThat(read.at("/TeamSettings/SiteName").asText()).isEqualTo("A & B");
      assertThat(read.at("/TeamSettings/MaxUsersPerTeam").asInt()).isEqualTo(50);
    }
  }

  @Test
  void the_same_settings_are_not_saved_again() throws IOException {
    try (ConfigTable table = open();
        ConfigTable other = open()) {
      table.save(one("a", "b"));
      table.save(one("a", "b"));
      other.save(one("a", "b"));
      assertThat(count("TRUE")).isEqualTo(1);
      table.save(one("a", "c"));
      assertThat(count("TRUE")).isEqualTo(2);
    }
  }

  @Test
  void nobody_replaces_what_they_have_not_read() throws IOException {
    try (ConfigTable one = open();
        ConfigTable other = open()) {
      one.save(one("a", "1"));
      assertThatThrownBy(() -> other.save(one("a", "2"))).isInstanceOf(SavedMeanwhile.class);
      assertThat(other.load().orElseThrow().path("a").asText()).isEqualTo("1");
      other.save(one("a", "2"));
      assertThatThrownBy(() -> one.save(one("a", "3"))).isInstanceOf(SavedMeanwhile.class);
    }
    assertThat(count("active")).isEqualTo(1);
  }

  @Test
  void of_changes_at_the_same_time_none_is_lost() throws Exception {
    List<String> keys = List.of("MaxUsersPerTeam", "MaxChannelsPerTeam", "UserStatusAwayTimeout");
    List<Callable<Boolean>> work = new ArrayList<>();
    for (String key : keys) {
      work.add(() -> raise(key));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(keys.size())) {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    try (ConfigTable table = open()) {
      ObjectNode read = table.load().orElseThrow();
      keys.forEach(key -> assertThat(read.at("/TeamSettings/" + key).asInt()).isEqualTo(1_004));
    }
    assertThat(count("active")).isEqualTo(1);
  }

  @Test
  void the_first_settings_are_not_replaced_by_who_saw_none() throws Exception {
    try (ConfigTable late = open();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      assertThat(late.load()).isEmpty();
      Future<Boolean> saved =
          rows.write(tx -> {
            tx.update("LOCK TABLE configurations IN SHARE ROW EXCLUSIVE MODE");
            Future<Boolean> began =
                thread.submit(() -> {
                  late.save(one("a", "2"));
                  return true;
                });
            awaitWriter(tx);
            tx.update(
                "INSERT INTO configurations (id, value, createat, active) VALUES ('x', '{}', 1, TRUE)");
            return began;
          });
      assertThatThrownBy(saved::get).hasCauseInstanceOf(SavedMeanwhile.class);
    }
    assertThat(count("active AND id = 'x'")).isEqualTo(1);
    assertThat(count("TRUE")).isEqualTo(1);
  }

  /** Until somebody who has looked for the active row waits to write. */
  private static void awaitWriter(Tx tx) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!tx.exists(
        "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'configurations'::regclass")) {
      assertThat(System.nanoTime() - end).as("in time").isNegative();
      Thread.onSpinWait();
    }
  }

  /** As one of several servers that begin on an empty database. */
  private boolean raise(String key) {
    try (LiveConfig config = live(open(), Map.of())) {
      for (int i = 0; i < 5; i++) {
        int value = 1_000 + i;
        config.save(tree -> {
          tree.withObject("TeamSettings").put(key, value);
          return tree;
        });
      }
      return true;
    }
  }

  @Test
  void tables_that_another_server_made_are_adopted() {
    adopted(true);
  }

  @Test
  void tables_of_an_older_server_get_what_they_lack() {
    adopted(false);
  }

  private void adopted(boolean newest) {
    rows.write(tx -> {
      tx.update(
          """
          CREATE TABLE configurations (id varchar(26) PRIMARY KEY, value text NOT NULL,
          createat bigint NOT NULL, active boolean NULL UNIQUE)\
          """);
      tx.update("CREATE TABLE db_config_migrations (version bigint PRIMARY KEY, name varchar)");
      tx.update("INSERT INTO db_config_migrations VALUES (1, 'create_configurations')");
      String text = "{\"teamsettings\": {\"SITENAME\": \"Moved\"}}";
      tx.update("INSERT INTO configurations VALUES (?, ?, 5, TRUE)", IDS.next(), text);
      if (newest) {
        tx.update("ALTER TABLE configurations ADD COLUMN sha char(64) DEFAULT ''");
        tx.update("CREATE TABLE configurationfiles (name varchar(64) PRIMARY KEY, data text)");
        tx.update("INSERT INTO db_config_migrations VALUES (2, 'create_configuration_files')");
        tx.update("INSERT INTO db_config_migrations VALUES (3, 'update_configurations_sha')");
      }
      return true;
    });
    try (LiveConfig config = live(open(), Map.of())) {
      assertThat(config.current().team().siteName()).isEqualTo("Moved");
      config.save(tree -> named(tree, "Here"));
    }
    assertThat(rows.exists(SHA)).isTrue();
    assertThat(count("createat = 5 AND active IS NULL")).isEqualTo(1);
  }

  @Test
  void old_ones_are_forgotten_but_for_the_newest() throws IOException {
    Instant now = Instant.ofEpochMilli(1_000_000_000_000L);
    for (int day = 8; day >= 1; day--) {
      Clock then = Clock.fixed(now.minus(Duration.ofDays(day)), ZoneOffset.UTC);
      try (ConfigTable table = ConfigTable.open(dataSource, IDS, then)) {
        table.load();
        table.save(one("day", Integer.toString(day)));
      }
    }
    try (ConfigTable table = open()) {
      table.forget(now.minus(Duration.ofDays(7)));
      assertThat(count("TRUE")).isEqualTo(7);
      rows.write(tx -> tx.update("UPDATE configurations SET createat = 1 WHERE active"));
      table.forget(now);
      assertThat(table.load()).as("the active one, however old").hasValue(one("day", "1"));
      assertThat(count("TRUE")).isEqualTo(6);
    }
  }

  @Test
  void files_are_kept_beside_them() {
    try (ConfigTable table = open()) {
      assertThat(table.attached("idp.crt")).isEmpty();
      table.attach("idp.crt", "one");
      table.attach("idp.crt", "two");
      assertThat(table.attached("idp.crt")).hasValue("two");
    }
  }

  @Test
  void the_password_is_never_said() {
    String wrong = dataSource.replaceFirst("//([^:]+):[^@]+@", "//$1:hush@");
    assertThatThrownBy(() -> ConfigTable.open(wrong, IDS, Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MM_CONFIG")
        .hasMessageContaining(database)
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> ConfigTable.open("postgres://a:hush%@h/d", IDS, Clock.systemUTC()))
        .hasMessageContaining("MM_CONFIG")
        .hasMessageNotContaining("hush");
    try (ConfigTable table = open()) {
      rows.write(tx ->
          tx.update(
              "INSERT INTO configurations (id, value, createat, active) VALUES ('x', '[]', 1, TRUE)"));
      assertThatThrownBy(table::load)
          .isInstanceOf(WrongSetting.class)
          .hasMessageContaining(database);
    }
  }
}
