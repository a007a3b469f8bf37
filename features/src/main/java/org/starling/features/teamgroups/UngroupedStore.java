package org.starling.features.teamgroups;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Finds the people of a team whom no group of a set would keep in it. */
final class UngroupedStore {
  private static final String UNGROUPED =
      """
      FROM teammembers m
      JOIN users u ON u.id = m.userid AND u.deleteat = 0
      WHERE m.teamid = ? AND m.deleteat = 0
        AND NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)
        AND NOT EXISTS (
          SELECT 1 FROM groupmembers g
          WHERE g.userid = u.id AND g.deleteat = 0 AND g.groupid = ANY (?))
      """;

  record Ungrouped(UserId user, boolean guest, boolean plain, boolean admin) {}

  /** By username. */
  List<Ungrouped> page(Reader db, TeamId team, Collection<String> groups, int offset, int rows) {
    return db.list(
        row -> new Ungrouped(new UserId(row.text(1)), row.flag(2), row.flag(3), row.flag(4)),
        "SELECT u.id, m.schemeguest, m.schemeuser, m.schemeadmin "
            + UNGROUPED
            + " ORDER BY u.username LIMIT ? OFFSET ?",
        team,
        groups,
        rows,
        offset);
  }

  long count(Reader db, TeamId team, Collection<String> groups) {
    return db.number("SELECT count(*) " + UNGROUPED + " LIMIT 1", team, groups).orElse(0);
  }
}
