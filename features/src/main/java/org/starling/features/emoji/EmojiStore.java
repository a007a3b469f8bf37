package org.starling.features.emoji;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** Rows of emoji; removed ones are absent. */
final class EmojiStore {
  private static final String SELECT =
      "SELECT id, creatorid, name, createat, updateat FROM emoji WHERE deleteat = 0";

  void insert(Tx tx, Emoji emoji) {
    tx.update(
        """
        INSERT INTO emoji (id, createat, updateat, deleteat, creatorid, name)
        VALUES (?, ?, ?, 0, ?, ?)\
        """,
        emoji.id(),
        emoji.createAt(),
        emoji.updateAt(),
        emoji.creator(),
        emoji.name());
  }

  boolean remove(Tx tx, String id, long now) {
    return tx.update(
            "UPDATE emoji SET deleteat = ?, updateat = ? WHERE id = ? AND deleteat = 0",
            now,
            now,
            id)
        == 1;
  }

  Optional<Emoji> byId(Reader db, String id) {
    return db.one(EmojiStore::row, SELECT + " AND id = ? LIMIT 1", id);
  }

  List<Emoji> byNames(Reader db, Collection<String> names) {
    return db.list(
        EmojiStore::row, SELECT + " AND name = ANY (?) ORDER BY name LIMIT ?", names, names.size());
  }

  List<Emoji> page(Reader db, boolean byName, int page, int rows) {
    return db.list(
        EmojiStore::row,
        SELECT + (byName ? " ORDER BY name" : " ORDER BY id") + " LIMIT ? OFFSET ?",
        rows,
        (long) page * rows);
  }

  /** By a pattern of LIKE, regardless of case. */
  List<Emoji> like(Reader db, String pattern) {
    return db.list(
        EmojiStore::row,
        SELECT + " AND lower(name) LIKE lower(?) ORDER BY name LIMIT ?",
        pattern,
        EmojiLimits.FOUND_MAX);
  }

  private static Emoji row(Row row) {
    return new Emoji(row.text(1), row.text(2), row.text(3), row.number(4), row.number(5));
  }
}
