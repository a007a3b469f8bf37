package org.starling.features.postwrites;

import static org.starling.platform.db.Columns.numbers;
import static org.starling.platform.db.Columns.texts;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.starling.features.posts.Post;
import org.starling.features.posts.Priority;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/**
 * Writes posts and what is counted with them: a few statements for many posts.
 *
 * <p>Conditions on {@code n} that always hold make PostgreSQL expect few rows there. Without them
 * it takes an array of unknown length for long, and plans the statement anew for each batch, which
 * costs half as much as running it.
 */
final class WriteStore {
  private static final String WRITE =
      """
      WITH sent AS (
        INSERT INTO posts (id, createat, updateat, editat, deleteat, ispinned, userid, channelid,
          rootid, originalid, message, type, props, hashtags, filenames, fileids, hasreactions,
          remoteid)
        SELECT n.id, n.at, n.at, 0, 0, false, n.userid, n.channelid, n.rootid, '', n.message,
          n.type, n.props::jsonb, n.hashtags, '[]', n.fileids, false, ''
        FROM unnest(?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[],
          ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[])
          AS n(id, at, userid, channelid, rootid, message, type, props, hashtags, fileids)),
      counted AS (
        UPDATE channels c SET lastpostat = n.lastpostat, lastrootpostat = n.lastrootpostat,
          totalmsgcount = n.total, totalmsgcountroot = n.roots
        FROM unnest(?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS n(id, lastpostat, lastrootpostat, total, roots)
        WHERE c.id = n.id AND n.id >= '' AND length(n.id) >= 0)
      UPDATE channelmembers m SET
        mentioncount = n.mentions + CASE WHEN n.seen = 1 THEN 0
          ELSE COALESCE(m.mentioncount, 0) END,
        mentioncountroot = n.rootmentions + CASE WHEN n.seen = 1 THEN 0
          ELSE COALESCE(m.mentioncountroot, 0) END,
        urgentmentioncount = n.urgent + CASE WHEN n.seen = 1 THEN 0
          ELSE COALESCE(m.urgentmentioncount, 0) END,
        msgcount = CASE WHEN n.seen = 1 THEN n.total ELSE m.msgcount END,
        msgcountroot = CASE WHEN n.seen = 1 THEN n.roots ELSE m.msgcountroot END,
        lastviewedat = CASE WHEN n.seen = 1 THEN GREATEST(n.at, m.lastviewedat)
          ELSE m.lastviewedat END,
        lastupdateat = GREATEST(n.at, m.lastupdateat)
      FROM unnest(?::varchar[], ?::varchar[], ?::bigint[], ?::bigint[], ?::bigint[],
        ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n(channelid, userid, seen, mentions, rootmentions, urgent, total, roots, at)
      WHERE m.channelid = n.channelid AND m.userid = n.userid
        AND n.channelid >= '' AND n.userid >= ''\
      """;

  /** The channels' rows, locked, and which of the posts came with a new pending id. */
  record Opened(List<Ledger.Locked> channels, Set<String> claimed) {}

  /**
   * Takes possession of the pending ids, and locks the rows of the channels in the order of their
   * ids. A pending id that another post has is not taken; {@code claimed} names the posts that got
   * theirs.
   */
  Opened open(Tx tx, Collection<ChannelId> channels, List<Outgoing> pending, long now) {
    Set<String> claimed = new HashSet<>();
    List<Ledger.Locked> locked =
        tx.list(
            row -> {
              claimed.addAll(List.of(row.text(7).split(",")));
              return new Ledger.Locked(
                  new ChannelId(row.text(1)),
                  row.number(2),
                  row.number(3),
                  row.number(4),
                  row.number(5),
                  row.number(6) != 0);
            },
            """
            WITH claimed AS (
              INSERT INTO starling_pending_posts (userid, pendingid, postid, createat)
              SELECT n.userid, n.pendingid, n.postid, ?
              FROM unnest(?::varchar[], ?::varchar[], ?::varchar[]) AS n(userid, pendingid, postid)
              ON CONFLICT (userid, pendingid) DO NOTHING
              RETURNING postid)
            SELECT c.id, c.lastpostat, c.lastrootpostat, c.totalmsgcount, c.totalmsgcountroot,
              c.deleteat, (SELECT string_agg(postid, ',') FROM claimed)
            FROM unnest(?::varchar[]) AS n(id) JOIN channels c ON c.id = n.id
            WHERE n.id >= '' AND length(n.id) >= 0 ORDER BY c.id FOR UPDATE OF c\
            """,
            now,
            texts(pending, o -> o.post().user().value()),
            texts(pending, Outgoing::pendingId),
            texts(pending, o -> o.post().id().value()),
            channels);
    return new Opened(locked, claimed);
  }

  /** Gives back the pending id of a post that is not written after all. */
  void unclaim(Tx tx, Outgoing outgoing) {
    tx.update(
        """
        DELETE FROM starling_pending_posts
        WHERE userid = ? AND pendingid = ? AND postid = ?\
        """,
        outgoing.post().user(),
        outgoing.pendingId(),
        outgoing.post().id());
  }

  /** Marks roots as changed by a reply; returns those that are there and not deleted. */
  Set<String> touchRoots(Tx tx, List<Outgoing> replies) {
    return new HashSet<>(
        tx.list(
            row -> row.text(1),
            """
            UPDATE posts p SET updateat = GREATEST(p.updateat, n.at)
            FROM unnest(?::varchar[], ?::bigint[]) AS n(id, at)
            WHERE p.id = n.id AND p.deleteat = 0 RETURNING p.id\
            """,
            texts(replies, o -> o.post().rootId()),
            numbers(replies, o -> o.post().createAt())));
  }

  /** Writes the posts, the totals of their channels, and the counters of members. */
  void write(Tx tx, List<Outgoing> posts, Ledger ledger) {
    List<Ledger.Totals> totals = ledger.channels();
    List<Ledger.Change> members = ledger.members();
    tx.update(
        WRITE,
        texts(posts, o -> o.post().id().value()),
        numbers(posts, o -> o.post().createAt()),
        texts(posts, o -> o.post().user().value()),
        texts(posts, o -> o.post().channel().value()),
        texts(posts, o -> o.post().rootId()),
        texts(posts, o -> o.post().message()),
        texts(posts, o -> o.post().type()),
        texts(posts, o -> props(o.post())),
        texts(posts, o -> o.post().hashtags()),
        texts(posts, o -> files(o.post())),
        texts(totals, t -> t.channel.value()),
        numbers(totals, t -> t.lastPostAt),
        numbers(totals, t -> t.lastRootAt),
        numbers(totals, t -> t.total),
        numbers(totals, t -> t.roots),
        texts(members, m -> m.channel.value()),
        texts(members, m -> m.user.value()),
        numbers(members, m -> m.seen ? 1L : 0L),
        numbers(members, m -> m.mentions),
        numbers(members, m -> m.rootMentions),
        numbers(members, m -> m.urgent),
        numbers(members, m -> m.seenTotal),
        numbers(members, m -> m.seenRoots),
        numbers(members, m -> m.at));
  }

  void insertPriority(Tx tx, Post post, Priority priority) {
    tx.update(
        """
        INSERT INTO postspriority (postid, channelid, priority, requestedack,
          persistentnotifications)
        VALUES (?, ?, ?, NULLIF(?, '')::boolean, NULLIF(?, '')::boolean)\
        """,
        post.id(),
        post.channel(),
        priority.level(),
        priority.requestedAck() == null ? "" : priority.requestedAck().toString(),
        priority.persistentNotifications() == null
            ? ""
            : priority.persistentNotifications().toString());
  }

  /** Takes away pending ids from before {@code before}; returns how many, at most {@code rows}. */
  int sweepPending(Tx tx, long before, int rows) {
    return tx.update(
        """
        DELETE FROM starling_pending_posts WHERE (userid, pendingid) IN (
          SELECT userid, pendingid FROM starling_pending_posts WHERE createat < ? LIMIT ?)\
        """,
        before,
        rows);
  }

  /** Members of a channel as they are within a transaction. */
  List<UserId> members(Tx tx, ChannelId channel, int rows) {
    return tx.list(
        row -> new UserId(row.text(1)),
        "SELECT userid FROM channelmembers WHERE channelid = ? LIMIT ?",
        channel,
        rows);
  }

  private static String files(Post post) {
    return post.fileIds().isEmpty() ? "[]" : Json.text(post.fileIds());
  }

  private static String props(Post post) {
    return post.props().isEmpty() ? "{}" : Json.text(post.props());
  }
}
