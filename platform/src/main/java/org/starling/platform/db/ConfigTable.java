package org.starling.platform.db;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Ids;
import org.starling.platform.config.ConfigStore;
import org.starling.platform.config.ConfigText;
import org.starling.platform.config.LiveConfig;
import org.starling.platform.config.SavedMeanwhile;
import org.starling.platform.config.SqlConfig;

/**
 * Settings in a database: a row for each time they were saved, of which the last is active. Whoever
 * saves must have read that one, so that nobody undoes unseen what another server saved.
 */
public final class ConfigTable implements ConfigStore {
  private static final String SETTING = "MM_CONFIG";

  private record Saved(String id, String value, String sha) {}

  private final String dataSource;
  private final Pool db;
  private final Ids ids;
  private final Clock clock;

  /** The active row when it was last read or written. */
  private @Nullable String seen;

  private ConfigTable(String dataSource, Pool db, Ids ids, Clock clock) {
    this.dataSource = dataSource;
    this.db = db;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether {@code source} of settings names a database; else it is a path. */
  public static boolean named(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    return lower.startsWith("postgres://") || lower.startsWith("postgresql://");
  }

  /**
   * Makes the tables if they are missing.
   *
   * @throws IllegalStateException with a sentence for people, if it does not come to that
   */
  public static ConfigTable open(String dataSource, Ids ids, Clock clock) {
    SqlConfig config = config(dataSource);
    try {
      DataSourceName.parse(dataSource);
    } catch (IllegalStateException e) {
      String wrong = String.valueOf(e.getMessage());
      throw new IllegalStateException(wrong.replace("SqlSettings.DataSource", SETTING), e);
    }
    Pool pool = FirstConnection.await("settings", config, SETTING);
    try {
      FirstConnection.checkVersion(pool);
      ConfigSchema.make(pool, clock);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return new ConfigTable(dataSource, pool, ids, clock);
  }

  /** Settings are asked for now and then only: no connection is kept for that. */
  private static SqlConfig config(String dataSource) {
    ObjectNode sql = (ObjectNode) LiveConfig.defaults().required("SqlSettings");
    sql.put("MaxOpenConns", DatabaseLimits.SETTINGS_CONNECTIONS_MAX)
        .put("MaxIdleConns", 0)
        .put("ConnMaxIdleTimeMilliseconds", DatabaseLimits.SETTINGS_IDLE_MS_MAX);
    return LiveConfig.section(sql, SqlConfig.class).of(dataSource);
  }

  @Override
  public boolean shared() {
    return true;
  }

  /** The data is in the same database unless they say otherwise. */
  @Override
  public ObjectNode first() {
    ObjectNode first = ConfigStore.super.first();
    first.withObject("SqlSettings").put("DriverName", "postgres").put("DataSource", dataSource);
    return first;
  }

  @Override
  public synchronized Optional<ObjectNode> load() throws IOException {
    Optional<Saved> active = active(db, "");
    seen = active.map(Saved::id).orElse(null);
    return active.isEmpty()
        ? Optional.empty()
        : Optional.of(ConfigText.parse(toString(), bytes(active.get().value)));
  }

  private static Optional<Saved> active(Reader from, String locking) {
    return from.one(
        row -> new Saved(row.text(1), row.text(2), row.text(3)),
        "SELECT id, value, sha FROM configurations WHERE active " + locking);
  }

  @Override
  public synchronized void save(ObjectNode settings) throws IOException {
    byte[] text = ConfigText.bytes(settings);
    try {
      seen = db.write(tx -> replace(tx, text));
    } catch (UniqueViolation e) {
      throw new SavedMeanwhile();
    }
  }

  /**
   * Only the row that was read is replaced: another that came since stays, and the index of active
   * rows then refuses the new one.
   *
   * @return the id of the row that is active then
   */
  private String replace(Tx tx, byte[] text) {
    Optional<Saved> active = active(tx, "FOR UPDATE");
    String sha = sha(text);
    if (active.isPresent() && active.get().sha.equals(sha)) {
      return active.get().id;
    }
    if (!active.map(Saved::id).equals(Optional.ofNullable(seen))) {
      throw new SavedMeanwhile();
    }
    if (seen != null) {
      tx.update("UPDATE configurations SET active = NULL WHERE id = ?", seen);
    }
    String id = ids.next();
    tx.update(
        """
        INSERT INTO configurations (id, value, createat, active, sha)
        VALUES (?, ?, ?, TRUE, ?)\
        """,
        id,
        new String(text, StandardCharsets.UTF_8),
        clock.millis(),
        sha);
    return id;
  }

  private static String sha(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> attached(String name) {
    return db.one(row -> row.text(1), "SELECT data FROM configurationfiles WHERE name = ?", name);
  }

  @Override
  public void attach(String name, String data) {
    long now = clock.millis();
    db.write(tx ->
        tx.update(
            """
            INSERT INTO configurationfiles (name, data, createat, updateat) VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET data = excluded.data, updateat = excluded.updateat\
            """,
            name,
            data,
            now,
            now));
  }

  @Override
  public void forget(Instant time) {
    db.write(tx ->
        tx.update(
            """
            DELETE FROM configurations WHERE createat < ? AND active IS NOT TRUE AND id NOT IN
            (SELECT id FROM configurations ORDER BY createat DESC, id DESC LIMIT ?)\
            """,
            time.toEpochMilli(),
            DatabaseLimits.SETTINGS_KEPT));
  }

  @Override
  public void close() {
    db.close();
  }

  /** Where it is, without user and password. */
  @Override
  public String toString() {
    return "the table configurations of " + db.shown();
  }
}
