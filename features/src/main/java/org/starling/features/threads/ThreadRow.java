package org.starling.features.threads;

import java.util.List;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;

/** A thread as stored; who replied last comes last among the participants. */
record ThreadRow(
    PostId id,
    long replyCount,
    long lastReplyAt,
    List<UserId> participants,
    String teamId,
    long deleteAt) {

  static final String COLUMNS =
      "t.postid, t.replycount, t.lastreplyat, t.participants, t.threadteamid, t.threaddeleteat";
  static final int COUNT = 6;

  static ThreadRow of(Row row) {
    return new ThreadRow(
        new PostId(row.text(1)),
        row.number(2),
        row.number(3),
        Participants.of(row.text(4)),
        row.text(5),
        row.number(6));
  }
}
