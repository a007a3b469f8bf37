package org.starling.features.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostRows;
import org.starling.features.posts.Priority;
import org.starling.features.threads.Participants;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;

/**
 * A post with what the database holds beside it.
 *
 * @param following null if the reader has nothing to do with its thread
 */
record StoredView(
    Post post,
    long replies,
    long lastReplyAt,
    List<UserId> participants,
    @Nullable Boolean following,
    @Nullable Priority priority) {

  /** To select from posts p with threads t, threadmemberships m and postspriority r beside. */
  static final String COLUMNS =
      PostRows.COLUMNS
          + """
          , CASE WHEN COALESCE(t.threaddeleteat, 0) = 0 THEN COALESCE(t.replycount, 0) ELSE 0 END,
            t.lastreplyat, t.participants, m.following, r.priority, r.requestedack,
            r.persistentnotifications
          """;

  static final String JOINS =
      """
       LEFT JOIN threads t ON t.postid = COALESCE(NULLIF(p.rootid, ''), p.id)
      LEFT JOIN threadmemberships m ON m.postid = p.id AND m.userid = ?
      LEFT JOIN postspriority r ON r.postid = p.id
      """;

  static StoredView of(Row row) {
    int at = PostRows.COUNT;
    return new StoredView(
        PostRows.post(row),
        row.number(at + 1),
        row.number(at + 2),
        Participants.of(row.text(at + 3)),
        flag(row, at + 4),
        row.isNull(at + 5)
            ? null
            : new Priority(row.text(at + 5), flag(row, at + 6), flag(row, at + 7)));
  }

  private static @Nullable Boolean flag(Row row, int column) {
    return row.isNull(column) ? null : (Boolean) row.flag(column);
  }
}
