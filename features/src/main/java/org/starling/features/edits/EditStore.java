package org.starling.features.edits;

import java.util.List;
import java.util.Optional;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Changes rows of posts. */
final class EditStore {
  private static final int VERSIONS_MAX = 10_000;
  private static final String SELECT = "SELECT " + PostRows.COLUMNS + " FROM posts p ";

  /** Locks a living post. */
  Optional<Post> lock(Tx tx, PostId id) {
    return tx.one(PostRows::post, SELECT + "WHERE p.id = ? AND p.deleteat = 0 FOR UPDATE OF p", id);
  }

  /** Locks a channel's row, so that no post is written in it meanwhile. */
  void lockChannel(Tx tx, ChannelId channel) {
    tx.list(row -> true, "SELECT id FROM channels WHERE id = ? FOR UPDATE", channel);
  }

  void update(Tx tx, Post post) {
    tx.update(
        """
        UPDATE posts SET updateat = ?, editat = ?, ispinned = ?, message = ?, props = ?::jsonb,
          hashtags = ?, fileids = ? WHERE id = ?\
        """,
        post.updateAt(),
        post.editAt(),
        post.pinned(),
        post.message(),
        Json.text(post.props()),
        post.hashtags(),
        Json.text(post.fileIds()),
        post.id());
  }

  /** Keeps a post as it was under another id. */
  void insertVersion(Tx tx, Post before, PostId id, long at) {
    tx.update(
        """
        INSERT INTO posts (id, createat, updateat, editat, deleteat, ispinned, userid, channelid,
          rootid, originalid, message, type, props, hashtags, filenames, fileids, hasreactions,
          remoteid)
        SELECT ?, createat, ?, editat, ?, ispinned, userid, channelid, rootid, id, message, type,
          props, hashtags, filenames, fileids, hasreactions, remoteid
        FROM posts WHERE id = ?\
        """,
        id,
        at,
        at,
        before.id());
  }

  /** Newest first. */
  List<Post> versions(Reader db, PostId id) {
    return db.list(
        PostRows::post,
        SELECT + "WHERE p.originalid = ? ORDER BY p.editat DESC, p.updateat DESC LIMIT ?",
        id,
        VERSIONS_MAX);
  }

  /** Deletes a post and its replies, and names them; what they said stays in the rows. */
  List<PostId> delete(Tx tx, PostId id, UserId by, long at) {
    return tx.list(
        row -> new PostId(row.text(1)),
        """
        UPDATE posts SET deleteat = ?, updateat = ?,
          props = COALESCE(props, '{}') || jsonb_build_object('deleteBy', ?::text)
        WHERE (id = ? OR rootid = ?) AND deleteat = 0 RETURNING id\
        """,
        at,
        at,
        by,
        id,
        id);
  }

  /** Nobody keeps a post that is gone among the saved ones, or an answer to it. */
  void forget(Tx tx, Post post) {
    tx.update("DELETE FROM preferences WHERE name = ? AND category = 'flagged_post'", post.id());
    if (post.root()) {
      tx.update("DELETE FROM drafts WHERE channelid = ? AND rootid = ?", post.channel(), post.id());
    }
  }

  /** Takes a post, its replies and all their versions away, and names them. */
  List<PostId> erase(Tx tx, PostId id) {
    return tx.list(
        row -> new PostId(row.text(1)),
        """
        WITH gone AS (
          SELECT id FROM posts WHERE id = ? OR rootid = ?
          UNION SELECT v.id FROM posts v JOIN posts p ON v.originalid = p.id
            WHERE p.id = ? OR p.rootid = ?),
        reacted AS (DELETE FROM reactions WHERE postid IN (SELECT id FROM gone)),
        pressing AS (DELETE FROM postspriority WHERE postid IN (SELECT id FROM gone)),
        pending AS (DELETE FROM starling_pending_posts WHERE postid IN (SELECT id FROM gone))
        DELETE FROM posts WHERE id IN (SELECT id FROM gone) RETURNING id\
        """,
        id,
        id,
        id,
        id);
  }
}
