package org.starling.features.channellists;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.platform.db.Reader;

/** Counts of what channels hold. */
final class ChannelFigureStore {
  /** Members and guests whose accounts are active, and pinned posts. */
  record Figures(long members, long guests, long pinned) {}

  /** How many active members one channel has. */
  record Count(ChannelId channel, long members) {}

  Figures of(Reader db, ChannelId channel) {
    return db.one(
            row -> new Figures(row.number(1), row.number(2), row.number(3)),
            """
            SELECT count(*), count(*) FILTER (WHERE m.schemeguest),
              (SELECT count(*) FROM posts
               WHERE ispinned AND channelid = ? AND deleteat = 0)
            FROM channelmembers m JOIN users u ON u.id = m.userid
            WHERE m.channelid = ? AND u.deleteat = 0\
            """,
            channel,
            channel)
        .orElseThrow();
  }

  long files(Reader db, ChannelId channel) {
    return db.number(
            """
            SELECT count(*) FROM fileinfo
            WHERE channelid = ? AND postid <> '' AND deleteat = 0\
            """,
            channel)
        .orElse(0);
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
