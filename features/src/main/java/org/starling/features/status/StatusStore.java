package org.starling.features.status;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The rows of statuses. */
final class StatusStore {

  List<Status> of(Reader db, Collection<UserId> users) {
    return db.list(
        StatusStore::read,
        """
        SELECT userid, status, manual, lastactivityat, dndendtime, prevstatus FROM status
        WHERE userid = ANY (?) LIMIT ?\
        """,
        users,
        users.size());
  }

  private static final String SAVE =
      """
      INSERT INTO status (userid, status, manual, lastactivityat, dndendtime, prevstatus)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (userid) DO UPDATE SET status = excluded.status, manual = excluded.manual,
        lastactivityat = excluded.lastactivityat, dndendtime = excluded.dndendtime,
        prevstatus = excluded.prevstatus\
      """;

  /** Those that people chose, or that come after what they chose. */
  void save(Tx tx, Collection<Status> statuses) {
    save(tx, SAVE, statuses);
  }

  /** Those that came by themselves: what was chosen meanwhile on another node stays. */
  void saveUnlessChosen(Tx tx, Collection<Status> statuses) {
    save(tx, SAVE + " WHERE status.manual IS NOT TRUE OR excluded.manual", statuses);
  }

  /** In the order of users, so that two writers cannot wait for each other. */
  private static void save(Tx tx, String sql, Collection<Status> statuses) {
    tx.batch(
        sql,
        statuses.stream()
            .sorted(Comparator.comparing(status -> status.user().value()))
            .map(s ->
                new Object[] {
                  s.user(), s.state(), s.manual(), s.lastActivityAt(), s.dndEndTime(), s.previous()
                })
            .toList());
  }

  /** Those whose time not to be disturbed is over; nobody else changes them before the commit. */
  List<Status> lockEndedDnd(Tx tx, long nowSeconds, int rows) {
    return tx.list(
        StatusStore::read,
        """
        SELECT userid, status, manual, lastactivityat, dndendtime, prevstatus FROM status
        WHERE status = 'dnd' AND dndendtime > 0 AND dndendtime <= ?
        ORDER BY userid LIMIT ? FOR UPDATE\
        """,
        nowSeconds,
        rows);
  }

  /** Sets offline, unless by hand, who has no socket on any node. */
  int setUnconnectedOffline(Tx tx) {
    return tx.update(
        """
        UPDATE status SET status = 'offline' WHERE manual IS NOT TRUE AND status <> 'offline'
        AND NOT EXISTS (SELECT FROM starling_connections c WHERE c.userid = status.userid)\
        """);
  }

  private static Status read(Row row) {
    return new Status(
        new UserId(row.text(1)),
        row.text(2).isEmpty() ? Status.OFFLINE : row.text(2),
        row.flag(3),
        row.number(4),
        row.number(5),
        row.text(6));
  }
}
