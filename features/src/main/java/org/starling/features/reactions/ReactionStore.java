package org.starling.features.reactions;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** The reactions table, and what posts repeat of it. */
final class ReactionStore {
  /** Reactions read at once. */
  private static final int ROWS_MAX = 100_000;

  /** Oldest first. */
  List<Reaction> of(Reader db, Collection<PostId> posts) {
    return db.list(
        row ->
            new Reaction(
                new UserId(row.text(1)),
                new PostId(row.text(2)),
                row.text(3),
                row.number(4),
                row.number(5),
                row.text(6)),
        """
        SELECT userid, postid, emojiname, createat, updateat, channelid FROM reactions
        WHERE postid = ANY (?) AND COALESCE(deleteat, 0) = 0
        ORDER BY createat, emojiname, userid LIMIT ?\
        """,
        posts,
        ROWS_MAX);
  }

  /** Marks a post as reacted to; locks its row. False if it was deleted. */
  boolean mark(Tx tx, PostId post, long at) {
    return tx.update(
            """
            UPDATE posts SET hasreactions = true, updateat = GREATEST(updateat, ?)
            WHERE id = ? AND deleteat = 0\
            """,
            at,
            post)
        == 1;
  }

  /** Posts with this reaction. */
  List<PostId> reactedWith(Reader db, String emoji, int rows) {
    return db.list(
        row -> new PostId(row.text(1)),
        """
        SELECT DISTINCT postid FROM reactions
        WHERE emojiname = ? AND COALESCE(deleteat, 0) = 0 LIMIT ?\
        """,
        emoji,
        rows);
  }

  /** Locks posts, always in the same order; returns their channels. */
  List<ChannelId> lock(Tx tx, Collection<PostId> posts) {
    return tx.list(
        row -> new ChannelId(row.text(1)),
        "SELECT channelid FROM posts WHERE id = ANY (?) ORDER BY id LIMIT ? FOR UPDATE",
        posts,
        posts.size());
  }

  void deleteAll(Tx tx, String emoji, Collection<PostId> posts, long at) {
    tx.update(
        """
        UPDATE reactions SET deleteat = ?, updateat = ?
        WHERE postid = ANY (?) AND emojiname = ? AND COALESCE(deleteat, 0) = 0\
        """,
        at,
        at,
        posts,
        emoji);
  }

  /** Says anew of each post whether it has reactions. */
  void remarkAll(Tx tx, Collection<PostId> posts, long at) {
    tx.update(
        """
        UPDATE posts SET updateat = GREATEST(updateat, ?), hasreactions = EXISTS (
          SELECT 1 FROM reactions
          WHERE postid = posts.id AND COALESCE(reactions.deleteat, 0) = 0)
        WHERE id = ANY (?)\
        """,
        at,
        posts);
  }

  /** The kinds of reactions of a post. */
  List<String> kinds(Reader db, PostId post) {
    return db.list(
        row -> row.text(1),
        """
        SELECT DISTINCT emojiname FROM reactions
        WHERE postid = ? AND COALESCE(deleteat, 0) = 0 LIMIT ?\
        """,
        post,
        ROWS_MAX);
  }

  void save(Tx tx, Reaction reaction) {
    tx.update(
        """
        INSERT INTO reactions (userid, postid, emojiname, createat, updateat, deleteat, remoteid,
          channelid)
        VALUES (?, ?, ?, ?, ?, 0, '', ?)
        ON CONFLICT (postid, userid, emojiname) DO UPDATE SET updateat = EXCLUDED.updateat,
          deleteat = 0, channelid = EXCLUDED.channelid\
        """,
        reaction.user(),
        reaction.post(),
        reaction.emoji(),
        reaction.createAt(),
        reaction.updateAt(),
        reaction.channel());
  }

  void delete(Tx tx, Reaction reaction) {
    tx.update(
        """
        UPDATE reactions SET deleteat = ?, updateat = ?
        WHERE userid = ? AND postid = ? AND emojiname = ?\
        """,
        reaction.updateAt(),
        reaction.updateAt(),
        reaction.user(),
        reaction.post(),
        reaction.emoji());
  }
}
