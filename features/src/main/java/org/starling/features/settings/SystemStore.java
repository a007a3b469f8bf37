package org.starling.features.settings;

import java.util.HashMap;
import java.util.Map;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** The systems table: facts about this installation, by name. */
final class SystemStore {
  private static final int ROWS_MAX = 1000;

  Map<String, String> all(Reader db) {
    Map<String, String> values = new HashMap<>();
    db.list(
            row -> Map.entry(row.text(1), row.text(2)),
            "SELECT name, value FROM systems LIMIT ?",
            ROWS_MAX)
        .forEach(row -> values.put(row.getKey(), row.getValue()));
    return values;
  }

  long schemaVersion(Reader db) {
    return db.number("SELECT max(version) FROM db_migrations").orElse(0);
  }

  boolean hasAccounts(Reader db) {
    return db.exists("SELECT 1 FROM users LIMIT 1");
  }

  /** One transaction over all nodes at a time. */
  void lockSettings(Tx tx) {
    tx.exists("SELECT 1 FROM pg_advisory_xact_lock(hashtext('starling settings'))");
  }

  /** Keeps the value that is there, if there is one. */
  void insert(Tx tx, String name, String value) {
    tx.update(
        "INSERT INTO systems (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        name,
        value);
  }
}
