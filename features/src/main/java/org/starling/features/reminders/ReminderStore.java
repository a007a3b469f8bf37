package org.starling.features.reminders;

import java.util.List;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Rows of postreminders. */
final class ReminderStore {
  /** One of a person for each post: a new one replaces it. */
  void save(Tx tx, Reminder reminder) {
    tx.update(
        """
        INSERT INTO postreminders (postid, userid, targettime) VALUES (?, ?, ?)
        ON CONFLICT (postid, userid) DO UPDATE SET targettime = EXCLUDED.targettime\
        """,
        reminder.post(),
        reminder.user(),
        reminder.at());
  }

  /** The longest overdue first. */
  List<Reminder> due(Reader db, long now, int rows) {
    return db.list(
        row -> new Reminder(new PostId(row.text(1)), new UserId(row.text(2)), row.number(3)),
        """
        SELECT postid, userid, COALESCE(targettime, 0) FROM postreminders
        WHERE COALESCE(targettime, 0) <= ? ORDER BY targettime, postid, userid LIMIT ?\
        """,
        now,
        rows);
  }

  /** Takes the row away. False if another did, or its time was changed. */
  boolean claim(Tx tx, Reminder reminder) {
    return tx.update(
            """
            DELETE FROM postreminders
            WHERE postid = ? AND userid = ? AND COALESCE(targettime, 0) = ?\
            """,
            reminder.post(),
            reminder.user(),
            reminder.at())
        == 1;
  }
}
