package org.starling.features.sending;

import java.util.List;
import java.util.Optional;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** What a new post asks of those before it. */
final class SendStore {
  /** Also deleted ones. */
  Optional<Post> byId(Reader db, PostId id) {
    return db.one(
        PostRows::post, "SELECT " + PostRows.COLUMNS + " FROM posts p WHERE p.id = ?", id);
  }

  /** The post that an author's pending id stands for. */
  Optional<Post> pending(Reader db, UserId author, String pendingId) {
    return db.one(
        PostRows::post,
        "SELECT "
            + PostRows.COLUMNS
            + """
             FROM starling_pending_posts w JOIN posts p ON p.id = w.postid
            WHERE w.userid = ? AND w.pendingid = ?\
            """,
        author,
        pendingId);
  }

  /** Everybody who wrote in a thread, the root's author too; at most {@code rows}. */
  List<UserId> writers(Reader db, PostId root, int rows) {
    return db.list(
        row -> new UserId(row.text(1)),
        """
        SELECT DISTINCT userid FROM posts
        WHERE (id = ? OR rootid = ?) AND deleteat = 0 LIMIT ?\
        """,
        root,
        root,
        rows);
  }

  /** Whether somebody wrote such a post in the channel since then. */
  boolean anyOfType(Reader db, ChannelId channel, UserId author, String type, long since) {
    return db.exists(
        """
        SELECT 1 FROM posts
        WHERE channelid = ? AND createat >= ? AND userid = ? AND type = ? AND deleteat = 0
        LIMIT 1\
        """,
        channel,
        since,
        author,
        type);
  }

  long replies(Reader db, PostId root) {
    return db.number("SELECT replycount FROM threads WHERE postid = ?", root).orElse(0);
  }
}
