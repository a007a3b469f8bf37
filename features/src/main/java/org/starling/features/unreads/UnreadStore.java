package org.starling.features.unreads;

import java.util.List;
import java.util.Optional;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Counts posts behind a time, and sets a membership back to it. */
final class UnreadStore {
  /** Posts whose texts are looked through. */
  private static final int POSTS_MAX = 10_000;

  /** How many posts, and how many of them are roots. */
  record Count(long all, long roots) {}

  /** A post and whether it is urgent. */
  record Pressing(Post post, boolean urgent) {}

  Count after(Reader db, ChannelId channel, long time) {
    return db.list(
            row -> new Count(row.number(1), row.number(2)),
            """
            SELECT count(*), count(*) FILTER (WHERE COALESCE(rootid, '') = '') FROM posts
            WHERE channelid = ? AND createat > ? AND deleteat = 0 AND NOT type = ANY (?) LIMIT 1\
            """,
            channel,
            time,
            Post.uncountedTypes())
        .getFirst();
  }

  List<Pressing> posts(Reader db, ChannelId channel, long after) {
    return db.list(
        row -> new Pressing(PostRows.post(row), row.text(PostRows.COUNT + 1).equals("urgent")),
        "SELECT "
            + PostRows.COLUMNS
            + """
            , r.priority FROM posts p LEFT JOIN postspriority r ON r.postid = p.id
            WHERE p.channelid = ? AND p.createat > ? AND p.deleteat = 0
            ORDER BY p.createat LIMIT ?\
            """,
        channel,
        after,
        POSTS_MAX);
  }

  /** Sets a membership back; empty if there is none. */
  Optional<Unread> set(Tx tx, Unread unread, Count count, long now) {
    return tx.one(
        row ->
            new Unread(
                unread.channel(),
                unread.team(),
                unread.user(),
                row.number(1),
                row.number(2),
                unread.mentions(),
                unread.rootMentions(),
                unread.urgent(),
                unread.lastViewedAt()),
        """
        UPDATE channelmembers m SET mentioncount = ?, mentioncountroot = ?, urgentmentioncount = ?,
          msgcount = GREATEST(c.totalmsgcount - ?, 0),
          msgcountroot = GREATEST(c.totalmsgcountroot - ?, 0),
          lastviewedat = ?, lastupdateat = ?
        FROM channels c
        WHERE c.id = m.channelid AND m.channelid = ? AND m.userid = ?
        RETURNING m.msgcount, m.msgcountroot\
        """,
        unread.mentions(),
        unread.rootMentions(),
        unread.urgent(),
        count.all(),
        count.roots(),
        unread.lastViewedAt(),
        now,
        unread.channel(),
        unread.user());
  }

  /** Whether somebody wrote in a thread. */
  boolean wrote(Reader db, String root, UserId user) {
    return db.exists(
        """
        SELECT 1 FROM posts WHERE (id = ? OR rootid = ?) AND userid = ? AND deleteat = 0 LIMIT 1\
        """,
        root,
        root,
        user);
  }

  Optional<UserId> author(Reader db, String post) {
    return db.one(row -> new UserId(row.text(1)), "SELECT userid FROM posts WHERE id = ?", post);
  }
}
