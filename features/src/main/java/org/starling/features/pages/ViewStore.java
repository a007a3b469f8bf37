package org.starling.features.pages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Member;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Reads posts with what is shown beside them. Older versions of posts are never among them. */
final class ViewStore {
  /** Which posts of a channel; {@code roots} leaves out replies. */
  record Slice(ChannelId channel, boolean roots, boolean deleted, int rows, int offset) {
    String condition() {
      return " p.channelid = ? "
          + (deleted ? "AND COALESCE(p.originalid, '') = ''" : "AND p.deleteat = 0")
          + (roots ? " AND COALESCE(p.rootid, '') = ''" : "");
    }
  }

  /** Newest first. */
  List<StoredView> newest(Reader db, UserId reader, Slice slice) {
    return views(
        db,
        reader,
        "WHERE" + slice.condition() + " ORDER BY p.createat DESC LIMIT ? OFFSET ?",
        "p.createat DESC",
        slice.channel(),
        slice.rows(),
        slice.offset());
  }

  /** Those before a post, newest first. */
  List<StoredView> before(Reader db, UserId reader, PostId post, Slice slice) {
    return views(
        db,
        reader,
        "WHERE"
            + slice.condition()
            + """
             AND p.createat < (SELECT createat FROM posts WHERE id = ?)
            ORDER BY p.createat DESC LIMIT ? OFFSET ?\
            """,
        "p.createat DESC",
        slice.channel(),
        post,
        slice.rows(),
        slice.offset());
  }

  /** Those after a post, oldest first. */
  List<StoredView> after(Reader db, UserId reader, PostId post, Slice slice) {
    return views(
        db,
        reader,
        "WHERE"
            + slice.condition()
            + """
             AND p.createat > (SELECT createat FROM posts WHERE id = ?)
            ORDER BY p.createat LIMIT ? OFFSET ?\
            """,
        "p.createat",
        slice.channel(),
        post,
        slice.rows(),
        slice.offset());
  }

  /** Those changed after a time, deleted ones too, newest first. */
  List<StoredView> since(Reader db, UserId reader, ChannelId channel, long time, boolean roots) {
    return views(
        db,
        reader,
        "WHERE p.channelid = ? AND p.updateat > ? AND COALESCE(p.originalid, '') = ''"
            + (roots ? " AND COALESCE(p.rootid, '') = ''" : "")
            + " ORDER BY p.updateat LIMIT ?",
        "p.createat DESC",
        channel,
        time,
        PageLimits.SINCE_POSTS_MAX);
  }

  /** Living posts by id; {@code threads} adds all replies of the roots among them. */
  List<StoredView> living(Reader db, UserId reader, Collection<String> ids, boolean threads) {
    return views(
        db,
        reader,
        "WHERE (p.id = ANY (?)"
            + (threads ? " OR p.rootid = ANY (?)" : " OR p.id = ANY (?)")
            + ") AND p.deleteat = 0 ORDER BY p.createat LIMIT ?",
        "p.createat",
        ids,
        ids,
        PageLimits.THREAD_POSTS_MAX);
  }

  /** Posts by id, deleted ones too. */
  List<StoredView> byIds(Reader db, UserId reader, Collection<PostId> ids) {
    return views(
        db,
        reader,
        "WHERE p.id = ANY (?) AND COALESCE(p.originalid, '') = '' LIMIT ?",
        "p.createat DESC",
        ids,
        PageLimits.IDS_MAX);
  }

  /** Where to go on in a thread, and how far. */
  record Cursor(String column, boolean down, long time, String post, int rows) {}

  /** Posts of a thread, the root among them unless {@code withoutRoot}, from a cursor on. */
  List<StoredView> thread(
      Reader db, UserId reader, PostId root, boolean withoutRoot, Cursor cursor) {
    String column = "p." + cursor.column();
    String order = column + (cursor.down() ? ", p.id" : " DESC, p.id DESC");
    List<Object> parameters = new ArrayList<>(List.of(root, withoutRoot ? "" : root.value()));
    String where = "WHERE (p.rootid = ? OR p.id = ?) AND p.deleteat = 0";
    if (cursor.time() > 0) {
      where +=
          " AND (%1$s %2$s ? OR ? <> '' AND %1$s = ? AND p.id %2$s ?)"
              .formatted(column, cursor.down() ? ">" : "<");
      parameters.addAll(List.of(cursor.time(), cursor.post(), cursor.time(), cursor.post()));
    }
    parameters.add(cursor.rows());
    return views(
        db, reader, where + " ORDER BY " + order + " LIMIT ?", order, parameters.toArray());
  }

  /** Oldest first. */
  List<StoredView> pinned(Reader db, UserId reader, ChannelId channel) {
    return views(
        db,
        reader,
        "WHERE p.ispinned AND p.channelid = ? AND p.deleteat = 0 ORDER BY p.createat LIMIT ?",
        "p.createat",
        channel,
        PageLimits.PINNED_POSTS_MAX);
  }

  /** What to list of somebody's saved posts; ids are empty where not narrowed. */
  record Saved(UserId user, String team, String channel, int rows, int offset) {}

  /** Posts that the user saved in channels they are in, newest first. */
  List<StoredView> saved(Reader db, Saved saved) {
    return views(
        db,
        saved.user(),
        """
        JOIN preferences f ON f.name = p.id AND f.category = 'flagged_post' AND f.value = 'true'
        JOIN channelmembers cm ON cm.channelid = p.channelid AND cm.userid = f.userid
        JOIN channels c ON c.id = p.channelid
        WHERE f.userid = ? AND p.deleteat = 0 AND (? = '' OR p.channelid = ?)
          AND (? = '' OR c.teamid = ? OR COALESCE(c.teamid, '') = '')
        ORDER BY p.createat DESC LIMIT ? OFFSET ?\
        """,
        "p.createat DESC",
        saved.user(),
        saved.channel(),
        saved.channel(),
        saved.team(),
        saved.team(),
        saved.rows(),
        saved.offset());
  }

  /** The newest living post before a time, or the oldest after one. */
  Optional<PostId> next(Reader db, ChannelId channel, long time, boolean before, boolean roots) {
    return db.one(
        row -> new PostId(row.text(1)),
        "SELECT p.id FROM posts p WHERE p.channelid = ? AND p.deleteat = 0 AND p.createat "
            + (before ? "< ?" : "> ?")
            + (roots ? " AND COALESCE(p.rootid, '') = ''" : "")
            + " ORDER BY p.createat "
            + (before ? "DESC" : "ASC")
            + " LIMIT 1",
        channel,
        time);
  }

  /** When anything in a channel last changed. */
  long lastChange(Reader db, ChannelId channel) {
    return db.number(
            "SELECT updateat FROM posts WHERE channelid = ? ORDER BY updateat DESC LIMIT 1",
            channel)
        .orElse(0);
  }

  long lastPostAt(Reader db, ChannelId channel) {
    return db.number("SELECT lastpostat FROM channels WHERE id = ?", channel).orElse(0);
  }

  /** When a member last looked at the channel. */
  long lastViewedAt(Reader db, Member member) {
    return db.number(
            "SELECT lastviewedat FROM channelmembers WHERE channelid = ? AND userid = ?",
            member.channel(),
            member.user())
        .orElse(0);
  }

  private static List<StoredView> views(
      Reader db, UserId reader, String inner, String order, Object... parameters) {
    Object[] all = new Object[parameters.length + 1];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = reader;
    return db.list(
        StoredView::of,
        "SELECT "
            + StoredView.COLUMNS
            + " FROM (SELECT p.* FROM posts p "
            + inner
            + ") p"
            + StoredView.JOINS
            + " ORDER BY "
            + order,
        all);
  }
}
