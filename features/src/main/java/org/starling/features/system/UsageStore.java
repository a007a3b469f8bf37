package org.starling.features.system;

import java.util.List;
import org.starling.platform.db.Reader;

/** Counts over the whole server or one team; an empty team means all of them. */
final class UsageStore {
  /** A day and a count. */
  record Day(String name, long value) {}

  /** Times from the first on, up to but without the second. */
  record Span(long from, long until) {}

  long activeUsers(Reader db) {
    return count(
        db,
        """
        SELECT count(*) FROM users u
        WHERE u.deleteat = 0 AND coalesce(u.remoteid, '') = ''
          AND NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)\
        """);
  }

  long inactiveUsers(Reader db) {
    return count(db, "SELECT count(*) FROM users WHERE deleteat > 0");
  }

  long seenSince(Reader db, long time) {
    return count(
        db,
        """
        SELECT count(*) FROM status s JOIN users u ON u.id = s.userid
        WHERE s.lastactivityat > ? AND u.deleteat = 0
          AND NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)\
        """,
        time);
  }

  long posts(Reader db) {
    return count(
        db, "SELECT count(*) FROM posts WHERE deleteat = 0 AND type NOT LIKE 'system\\_%'");
  }

  long postsOf(Reader db, String team) {
    return count(
        db,
        """
        SELECT count(*) FROM posts p JOIN channels c ON c.id = p.channelid
        WHERE p.deleteat = 0 AND (? = '' OR c.teamid = ?)\
        """,
        team,
        team);
  }

  long channels(Reader db, String team, String type) {
    return count(
        db,
        """
        SELECT count(*) FROM channels
        WHERE deleteat = 0 AND type = ?::channel_type AND (? = '' OR teamid = ?)\
        """,
        type,
        team,
        team);
  }

  long members(Reader db, String team) {
    return count(
        db,
        """
        SELECT count(*) FROM teammembers m JOIN users u ON u.id = m.userid
        WHERE m.teamid = ? AND m.deleteat = 0 AND u.deleteat = 0\
        """,
        team);
  }

  long teams(Reader db) {
    return count(db, "SELECT count(*) FROM teams WHERE deleteat = 0");
  }

  long fileBytes(Reader db) {
    return count(db, "SELECT coalesce(sum(size), 0)::bigint FROM fileinfo WHERE deleteat = 0");
  }

  long postsWithFiles(Reader db, String team) {
    return count(
        db,
        """
        SELECT count(*) FROM posts p JOIN channels c ON c.id = p.channelid
        WHERE p.deleteat = 0 AND p.fileids NOT IN ('', '[]') AND (? = '' OR c.teamid = ?)\
        """,
        team,
        team);
  }

  long postsWithHashtags(Reader db, String team) {
    return count(
        db,
        """
        SELECT count(*) FROM posts p JOIN channels c ON c.id = p.channelid
        WHERE p.deleteat = 0 AND p.hashtags <> '' AND (? = '' OR c.teamid = ?)\
        """,
        team,
        team);
  }

  long sessions(Reader db, long now) {
    return count(db, "SELECT count(*) FROM sessions WHERE expiresat = 0 OR expiresat > ?", now);
  }

  long incomingHooks(Reader db, String team) {
    return count(
        db,
        "SELECT count(*) FROM incomingwebhooks WHERE deleteat = 0 AND (? = '' OR teamid = ?)",
        team,
        team);
  }

  long outgoingHooks(Reader db, String team) {
    return count(
        db,
        "SELECT count(*) FROM outgoingwebhooks WHERE deleteat = 0 AND (? = '' OR teamid = ?)",
        team,
        team);
  }

  long commands(Reader db, String team) {
    return count(
        db,
        "SELECT count(*) FROM commands WHERE deleteat = 0 AND (? = '' OR teamid = ?)",
        team,
        team);
  }

  /** Posts a day between two times, newest day first; those of bots alone, or all. */
  List<Day> postsByDay(Reader db, String team, boolean bots, Span span) {
    return db.list(
        row -> new Day(row.text(1), row.number(2)),
        """
        SELECT to_char(to_timestamp(p.createat / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*)
        FROM posts p JOIN channels c ON c.id = p.channelid
        WHERE p.createat >= ? AND p.createat < ? AND (? = '' OR c.teamid = ?)
          AND (NOT ? OR EXISTS (SELECT 1 FROM bots b WHERE b.userid = p.userid))
        GROUP BY day ORDER BY day DESC LIMIT ?\
        """,
        span.from(),
        span.until(),
        team,
        team,
        bots,
        SystemLimits.REPORT_DAYS);
  }

  List<Day> authorsByDay(Reader db, String team, Span span) {
    return db.list(
        row -> new Day(row.text(1), row.number(2)),
        """
        SELECT to_char(to_timestamp(p.createat / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
          count(DISTINCT p.userid)
        FROM posts p JOIN channels c ON c.id = p.channelid
        WHERE p.createat >= ? AND p.createat < ? AND (? = '' OR c.teamid = ?)
        GROUP BY day ORDER BY day DESC LIMIT ?\
        """,
        span.from(),
        span.until(),
        team,
        team,
        SystemLimits.REPORT_DAYS);
  }

  private static long count(Reader db, String sql, Object... parameters) {
    return db.number(sql, parameters).orElse(0);
  }
}
