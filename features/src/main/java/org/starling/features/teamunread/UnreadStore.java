package org.starling.features.teamunread;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;

/** Sums over the counters in channelmembers and threadmemberships. */
final class UnreadStore {
  /** Teams of one person that are ever summed up. */
  private static final int TEAMS_MAX = 10_000;

  private static final String SUMS =
      """
      SELECT COALESCE(c.teamid, ''),
             sum(CASE WHEN cm.notifyprops ->> 'mark_unread' = 'mention' THEN 0
                 ELSE greatest(c.totalmsgcount - cm.msgcount, 0) END),
             sum(cm.mentioncount),
             sum(cm.mentioncountroot),
             sum(CASE WHEN cm.notifyprops ->> 'mark_unread' = 'mention' THEN 0
                 ELSE greatest(c.totalmsgcountroot - cm.msgcountroot, 0) END)
      FROM channelmembers cm JOIN channels c ON c.id = cm.channelid
      WHERE cm.userid = ? AND c.deleteat = 0
      """;

  /**
   * All teams but {@code excluded}. Direct and group channels count only if a team is excluded,
   * since without one it is their empty team that is left out.
   */
  List<TeamUnread> byTeam(Reader db, UserId user, String excluded) {
    return db.list(
        UnreadStore::row,
        SUMS + " AND COALESCE(c.teamid, '') <> ? GROUP BY 1 LIMIT ?",
        user,
        excluded,
        TEAMS_MAX);
  }

  Optional<TeamUnread> of(Reader db, UserId user, TeamId team) {
    return db.one(UnreadStore::row, SUMS + " AND c.teamid = ? GROUP BY 1 LIMIT 1", user, team);
  }

  List<TeamUnread.Threads> threads(Reader db, UserId user, Collection<String> teams) {
    return db.list(
        row -> new TeamUnread.Threads(row.text(1), row.number(2), row.number(3), row.number(4)),
        """
        SELECT t.threadteamid,
               count(*) FILTER (WHERE tm.lastviewed < t.lastreplyat),
               sum(tm.unreadmentions),
               sum(CASE WHEN p.priority = 'urgent' THEN tm.unreadmentions ELSE 0 END)
        FROM threadmemberships tm
        JOIN threads t ON t.postid = tm.postid
        LEFT JOIN postspriority p ON p.postid = tm.postid
        WHERE tm.userid = ? AND tm.following AND t.threadteamid = ANY (?)
          AND COALESCE(t.threaddeleteat, 0) = 0
        GROUP BY t.threadteamid LIMIT ?\
        """,
        user,
        teams,
        TEAMS_MAX);
  }

  private static TeamUnread row(Row row) {
    return new TeamUnread(
        row.text(1), row.number(2), row.number(3), row.number(4), row.number(5), 0, 0, 0);
  }
}
