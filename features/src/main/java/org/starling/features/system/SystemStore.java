package org.starling.features.system;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Rows about the server itself: systems, seen notices, applied migrations. */
final class SystemStore {
  /** Writes a row and takes it away again. */
  int checkWriting(Tx tx, String name, long now) {
    tx.update("INSERT INTO systems (name, value) VALUES (?, ?)", name, Long.toString(now));
    return tx.update("DELETE FROM systems WHERE name = ?", name);
  }

  Optional<String> value(Reader db, String name) {
    return db.one(row -> row.text(1), "SELECT value FROM systems WHERE name = ?", name);
  }

  int save(Tx tx, String name, String value) {
    return tx.update(
        """
        INSERT INTO systems (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value\
        """,
        name,
        value);
  }

  /** Newest first. */
  List<Migration> migrations(Reader db) {
    return db.list(
        row -> new Migration((int) row.number(1), row.text(2)),
        "SELECT version, name FROM db_migrations ORDER BY version DESC LIMIT ?",
        SystemLimits.MIGRATIONS_MAX);
  }

  record Migration(int version, String name) {}

  void seeNotice(Tx tx, UserId user, String notice, long seconds) {
    tx.update(
        """
        INSERT INTO productnoticeviewstate (userid, noticeid, viewed, timestamp) VALUES (?, ?, 1, ?)
        ON CONFLICT (userid, noticeid)
        DO UPDATE SET viewed = productnoticeviewstate.viewed + 1, timestamp = excluded.timestamp\
        """,
        user,
        notice,
        seconds);
  }
}
