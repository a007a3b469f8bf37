package org.starling.features.threads;

import static org.starling.platform.db.Columns.numbers;
import static org.starling.platform.db.Columns.texts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostRows;
import org.starling.features.postwrites.ThreadLife;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The threads and threadmemberships tables. */
final class ThreadStore {
  /** When a reply of a thread was made. */
  record ReplyTime(String thread, long at) {}

  /** A root with whether it is urgent. */
  record Root(Post post, boolean urgent) {}

  private static final String FOLLOWING =
      "m.postid, m.userid, m.following, m.lastviewed, m.unreadmentions, m.lastupdated";

  /** Counts replies into their threads, and puts who replied last among the participants. */
  List<ThreadRow> count(Tx tx, List<ThreadLife.Reply> replies) {
    return tx.list(
        ThreadRow::of,
        """
        INSERT INTO threads AS t (postid, replycount, lastreplyat, participants, channelid,
          threaddeleteat, threadteamid)
        SELECT n.postid, 1, n.at, jsonb_build_array(n.userid), n.channelid, 0, n.teamid
        FROM unnest(?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[])
          AS n(postid, at, userid, channelid, teamid)
        ON CONFLICT (postid) DO UPDATE SET
          replycount = COALESCE(t.replycount, 0) + 1,
          lastreplyat = GREATEST(t.lastreplyat, EXCLUDED.lastreplyat),
          participants = (COALESCE(t.participants, '[]') - (EXCLUDED.participants ->> 0))
            || EXCLUDED.participants
        """
            + "RETURNING "
            + ThreadRow.COLUMNS,
        texts(replies, r -> r.reply().rootId()),
        numbers(replies, r -> r.reply().createAt()),
        texts(replies, r -> r.reply().user().value()),
        texts(replies, r -> r.reply().channel().value()),
        texts(replies, r -> r.channel().teamId()));
  }

  /** Everybody who follows or left one of these threads. */
  List<Following> following(Reader db, Collection<String> threads) {
    return db.list(
        row -> following(row, 0),
        "SELECT " + FOLLOWING + " FROM threadmemberships m WHERE m.postid = ANY (?) LIMIT ?",
        threads,
        ThreadLimits.FOLLOWERS_MAX);
  }

  Optional<Following> following(Reader db, PostId thread, UserId user) {
    return db.one(
        row -> following(row, 0),
        "SELECT " + FOLLOWING + " FROM threadmemberships m WHERE m.postid = ? AND m.userid = ?",
        thread,
        user);
  }

  static Following following(Row row, int before) {
    return new Following(
        new PostId(row.text(before + 1)),
        new UserId(row.text(before + 2)),
        row.flag(before + 3),
        row.number(before + 4),
        row.number(before + 5),
        row.number(before + 6));
  }

  void save(Tx tx, Collection<Following> rows) {
    List<Following> list = List.copyOf(rows);
    tx.update(
        """
        INSERT INTO threadmemberships (postid, userid, following, lastviewed, unreadmentions,
          lastupdated)
        SELECT n.postid, n.userid, n.following = 1, n.lastviewed, n.mentions, n.updated
        FROM unnest(?::varchar[], ?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[],
          ?::bigint[]) AS n(postid, userid, following, lastviewed, mentions, updated)
        ON CONFLICT (postid, userid) DO UPDATE SET following = EXCLUDED.following,
          lastviewed = EXCLUDED.lastviewed, unreadmentions = EXCLUDED.unreadmentions,
          lastupdated = EXCLUDED.lastupdated\
        """,
        texts(list, f -> f.thread().value()),
        texts(list, f -> f.user().value()),
        numbers(list, f -> f.on() ? 1L : 0L),
        numbers(list, Following::lastViewed),
        numbers(list, Following::unreadMentions),
        numbers(list, Following::updated));
  }

  /** The times of the replies that came after each thread's time, in their order. */
  List<ReplyTime> times(Reader db, List<String> threads, List<Long> after) {
    return db.list(
        row -> new ReplyTime(row.text(1), row.number(2)),
        """
        SELECT p.rootid, p.createat
        FROM unnest(?::varchar[], ?::bigint[]) AS n(postid, at)
        JOIN posts p ON p.rootid = n.postid AND p.deleteat = 0 AND p.createat > n.at
        ORDER BY p.createat LIMIT ?\
        """,
        threads,
        after,
        ThreadLimits.REPLIES_MAX);
  }

  List<Post> replies(Reader db, PostId thread, long after) {
    return db.list(
        PostRows::post,
        "SELECT "
            + PostRows.COLUMNS
            + """
             FROM posts p WHERE p.rootid = ? AND p.deleteat = 0 AND p.createat > ?
            ORDER BY p.createat LIMIT ?\
            """,
        thread,
        after,
        ThreadLimits.REPLIES_MAX);
  }

  List<Root> roots(Reader db, Collection<String> threads) {
    return db.list(
        row -> new Root(PostRows.post(row), row.text(PostRows.COUNT + 1).equals("urgent")),
        "SELECT "
            + PostRows.COLUMNS
            + """
            , r.priority FROM posts p LEFT JOIN postspriority r ON r.postid = p.id
            WHERE p.id = ANY (?) LIMIT ?\
            """,
        threads,
        threads.size());
  }

  Optional<ThreadRow> thread(Reader db, PostId id) {
    return db.one(
        ThreadRow::of, "SELECT " + ThreadRow.COLUMNS + " FROM threads t WHERE t.postid = ?", id);
  }

  /** Marks the threads of a channel read for somebody who sees their replies in the channel. */
  void viewAll(Tx tx, Collection<ChannelId> channels, UserId user, long at) {
    tx.update(
        """
        UPDATE threadmemberships m SET lastviewed = ?, unreadmentions = 0, lastupdated = ?
        FROM threads t
        WHERE t.postid = m.postid AND t.channelid = ANY (?) AND m.userid = ?
          AND (t.lastreplyat > m.lastviewed OR m.unreadmentions > 0)\
        """,
        at,
        at,
        channels,
        user);
  }

  void deleteThread(Tx tx, PostId root, long at) {
    tx.update("UPDATE threads SET threaddeleteat = ? WHERE postid = ?", at, root);
  }

  /** Takes a deleted reply out of its thread's row. */
  void uncount(Tx tx, Post reply) {
    tx.update(
        """
        UPDATE threads t SET replycount = GREATEST(t.replycount - 1, 0),
          lastreplyat = COALESCE((SELECT max(p.createat) FROM posts p
            WHERE p.rootid = t.postid AND p.deleteat = 0), 0),
          participants = CASE WHEN EXISTS (SELECT 1 FROM posts p
            WHERE p.rootid = t.postid AND p.userid = ? AND p.deleteat = 0)
            THEN t.participants ELSE COALESCE(t.participants, '[]') - ?::text END
        WHERE t.postid = ?\
        """,
        reply.user(),
        reply.user(),
        reply.rootId());
  }

  void forgetThread(Tx tx, PostId root) {
    tx.update("DELETE FROM threadmemberships WHERE postid = ?", root);
    tx.update("DELETE FROM threads WHERE postid = ?", root);
  }

  void forgetChannel(Tx tx, ChannelId channel, UserId user) {
    tx.update(
        """
        DELETE FROM threadmemberships m USING threads t
        WHERE t.postid = m.postid AND t.channelid = ? AND m.userid = ?\
        """,
        channel,
        user);
  }
}
