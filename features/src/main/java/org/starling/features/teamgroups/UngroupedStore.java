package org.starling.features.teamgroups;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Finds the people of a team or channel whom no group of a set would keep in it. */
final class UngroupedStore {
  /** Where people are members. */
  enum Place {
    TEAM("teammembers m WHERE m.deleteat = 0 AND m.teamid = ?"),
    CHANNEL("channelmembers m WHERE m.channelid = ?");

    private final String members;

    Place(String members) {
      this.members = members;
    }
  }

  private static final String UNGROUPED =
      """
       m JOIN users u ON u.id = m.userid AND u.deleteat = 0
        WHERE NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)
        AND NOT EXISTS (
          SELECT 1 FROM groupmembers g
          WHERE g.userid = u.id AND g.deleteat = 0 AND g.groupid = ANY (?))
      """;

  record Ungrouped(UserId user, boolean guest, boolean plain, boolean admin) {}

  /** Whose members, and the groups that would keep them. */
  record Search(Place place, String id, Collection<String> groups) {
    private String from() {
      return "FROM (SELECT m.* FROM " + place.members + ")" + UNGROUPED;
    }
  }

  /** By username. */
  List<Ungrouped> page(Reader db, Search search, long offset, int rows) {
    return db.list(
        row -> new Ungrouped(new UserId(row.text(1)), row.flag(2), row.flag(3), row.flag(4)),
        "SELECT u.id, m.schemeguest, m.schemeuser, m.schemeadmin "
            + search.from()
            + " ORDER BY u.username LIMIT ? OFFSET ?",
        search.id(),
        search.groups(),
        rows,
        offset);
  }

  long count(Reader db, Search search) {
    return db.number("SELECT count(*) " + search.from() + " LIMIT 1", search.id(), search.groups())
        .orElse(0);
  }
}
