package org.starling.features.preferences;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** Rows of preferences. */
final class PreferenceStore {
  private static Preference row(Row row) {
    return new Preference(new UserId(row.text(1)), row.text(2), row.text(3), row.text(4));
  }

  List<Preference> of(Reader db, UserId user) {
    return db.list(
        PreferenceStore::row,
        """
        SELECT userid, category, name, value FROM preferences
        WHERE userid = ? ORDER BY category, name LIMIT ?\
        """,
        user,
        PreferenceLimits.READ_AT_ONCE_MAX);
  }

  List<Preference> inCategory(Reader db, UserId user, String category) {
    return db.list(
        PreferenceStore::row,
        """
        SELECT userid, category, name, value FROM preferences
        WHERE userid = ? AND category = ? ORDER BY name LIMIT ?\
        """,
        user,
        category,
        PreferenceLimits.READ_AT_ONCE_MAX);
  }

  Optional<Preference> one(Reader db, UserId user, String category, String name) {
    return db.one(
        PreferenceStore::row,
        """
        SELECT userid, category, name, value FROM preferences
        WHERE userid = ? AND category = ? AND name = ? LIMIT 1\
        """,
        user,
        category,
        name);
  }

  void save(Tx tx, Collection<Preference> preferences) {
    tx.batch(
        """
        INSERT INTO preferences (userid, category, name, value) VALUES (?, ?, ?, ?)
        ON CONFLICT (userid, category, name) DO UPDATE SET value = excluded.value\
        """,
        preferences.stream()
            .map(p -> new Object[] {p.user(), p.category(), p.name(), p.value()})
            .toList());
  }

  void delete(Tx tx, Collection<Preference> preferences) {
    tx.batch(
        "DELETE FROM preferences WHERE userid = ? AND category = ? AND name = ?",
        preferences.stream().map(p -> new Object[] {p.user(), p.category(), p.name()}).toList());
  }

  /** Where a post is that was not deleted. */
  Optional<ChannelId> channelOf(Reader db, PostId post) {
    return db.one(
        row -> new ChannelId(row.text(1)),
        "SELECT channelid FROM posts WHERE id = ? AND deleteat = 0 LIMIT 1",
        post);
  }

  /** Some of those with whom the user is in a team. */
  List<UserId> teammates(Reader db, UserId user, int rows) {
    return db.list(
        row -> new UserId(row.text(1)),
        """
        SELECT u.id FROM users u
        WHERE u.id <> ? AND u.deleteat = 0 AND u.id IN (
          SELECT theirs.userid FROM teammembers mine
          JOIN teammembers theirs ON theirs.teamid = mine.teamid AND theirs.deleteat = 0
          WHERE mine.userid = ? AND mine.deleteat = 0)
        ORDER BY u.username LIMIT ?\
        """,
        user,
        user,
        rows);
  }
}
