package org.starling.features.threads;

import java.util.List;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** A reader's threads of a team; conversations belong to every team. */
final class InboxStore {
  /** What of it to list; ids are empty and times 0 where not narrowed. */
  record Query(
      String before,
      String after,
      int rows,
      boolean unread,
      boolean deleted,
      boolean withoutConversations,
      long since) {}

  /** A thread and what its reader has to do with it. */
  record Entry(ThreadRow thread, Following following, long unreadReplies) {}

  record Totals(long threads, long unreadThreads, long unreadMentions, long urgentMentions) {}

  private static final String FROM =
      """
       FROM threadmemberships m JOIN threads t ON t.postid = m.postid
      WHERE m.userid = ? AND (t.threadteamid = ? OR ? = 0 AND COALESCE(t.threadteamid, '') = '')
      """;

  List<Entry> list(Reader db, UserId user, TeamId team, Query query) {
    boolean ascending = !query.after().isEmpty();
    return db.list(
        InboxStore::entry,
        "SELECT "
            + ThreadRow.COLUMNS
            + """
            , m.postid, m.userid, m.following, m.lastviewed, m.unreadmentions, m.lastupdated,
              (SELECT count(*) FROM posts p WHERE p.rootid = t.postid
                AND (? = 1 OR p.deleteat = 0) AND p.createat > COALESCE(m.lastviewed, 0))\
            """
            + FROM
            + """
              AND m.following
              AND (? = 1 OR COALESCE(t.threaddeleteat, 0) = 0)
              AND (? = 0 OR t.lastreplyat > COALESCE(m.lastviewed, 0))
              AND (? = 0 OR t.lastreplyat >= ? OR m.lastupdated >= ?)
              AND (? = '' OR t.lastreplyat < (SELECT lastreplyat FROM threads WHERE postid = ?))
              AND (? = '' OR t.lastreplyat > (SELECT lastreplyat FROM threads WHERE postid = ?))
            ORDER BY t.lastreplyat\s\
            """
            + (ascending ? " ASC" : " DESC")
            + " LIMIT ?",
        query.deleted() ? 1L : 0L,
        user,
        team,
        query.withoutConversations() ? 1L : 0L,
        query.deleted() ? 1L : 0L,
        query.unread() ? 1L : 0L,
        query.since(),
        query.since(),
        query.since(),
        query.before(),
        query.before(),
        query.after(),
        query.after(),
        query.rows());
  }

  static Entry entry(Row row) {
    return new Entry(
        ThreadRow.of(row),
        ThreadStore.following(row, ThreadRow.COUNT),
        row.number(ThreadRow.COUNT + 7));
  }

  Totals totals(Reader db, UserId user, TeamId team, Query query) {
    return db.list(
            row -> new Totals(row.number(1), row.number(2), row.number(3), row.number(4)),
            """
            SELECT count(*), count(*) FILTER (WHERE t.lastreplyat > COALESCE(m.lastviewed, 0)),
              COALESCE(sum(m.unreadmentions), 0),
              COALESCE(sum(m.unreadmentions) FILTER (WHERE r.priority = 'urgent'), 0)
            FROM threadmemberships m JOIN threads t ON t.postid = m.postid
            LEFT JOIN postspriority r ON r.postid = m.postid
            WHERE m.userid = ? AND m.following AND (? = 1 OR COALESCE(t.threaddeleteat, 0) = 0)
              AND (t.threadteamid = ? OR ? = 0 AND COALESCE(t.threadteamid, '') = '')
            LIMIT 1\
            """,
            user,
            query.deleted() ? 1L : 0L,
            team,
            query.withoutConversations() ? 1L : 0L)
        .getFirst();
  }

  long unreadReplies(Reader db, String thread, long after) {
    return db.number(
            "SELECT count(*) FROM posts WHERE rootid = ? AND deleteat = 0 AND createat > ?",
            thread,
            after)
        .orElse(0);
  }

  /** Marks everything read. */
  void readAll(Tx tx, UserId user, TeamId team, long at) {
    tx.update(
        """
        UPDATE threadmemberships m SET lastviewed = ?, unreadmentions = 0, lastupdated = ?
        FROM threads t
        WHERE t.postid = m.postid AND m.userid = ?
          AND (t.threadteamid = ? OR COALESCE(t.threadteamid, '') = '')
          AND (t.lastreplyat > COALESCE(m.lastviewed, 0) OR m.unreadmentions > 0)\
        """,
        at,
        at,
        user,
        team);
  }
}
