package org.starling.features.channellists;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.platform.db.Reader;

/** Counts of what channels hold. */
final class ChannelFigureStore {
  /** Pinned posts and attached files; files are -1 if they were not counted. */
  record Contents(long pinned, long files) {}

  /** How many active members one channel has. */
  record Count(ChannelId channel, long members) {}

  Contents pinned(Reader db, ChannelId channel) {
    return new Contents(
        db.number(
                """
                SELECT count(*) FROM posts
                WHERE ispinned AND deleteat = 0 AND channelid = ?\
                """,
                channel)
            .orElse(0),
        -1);
  }

  Contents contents(Reader db, ChannelId channel) {
    return db.one(
            row -> new Contents(row.number(1), row.number(2)),
            """
            SELECT (SELECT count(*) FROM posts
                WHERE ispinned AND deleteat = 0 AND channelid = ?),
              (SELECT count(*) FROM fileinfo
                WHERE channelid = ? AND postid <> '' AND deleteat = 0)\
            """,
            channel,
            channel)
        .orElseThrow();
  }

  List<Count> memberCounts(Reader db, Collection<ChannelId> channels) {
    return db.list(
        row -> new Count(new ChannelId(row.text(1)), row.number(2)),
        """
        SELECT m.channelid, count(*) FROM channelmembers m JOIN users u ON u.id = m.userid
        WHERE m.channelid = ANY (?) AND u.deleteat = 0 GROUP BY m.channelid LIMIT ?\
        """,
        channels,
        ListLimits.IDS_MAX);
  }
}
