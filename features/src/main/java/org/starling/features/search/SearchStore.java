package org.starling.features.search;

import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Finds posts in the channels of one person. */
final class SearchStore {
  /** Where to look; an empty team means all. */
  record Place(UserId user, String team, boolean archived) {}

  /** A post that fits. */
  record Found(PostId post, long createAt) {}

  /** Which posts fit, beside their text. */
  record Narrow(
      List<UserId> authors,
      List<UserId> notAuthors,
      List<ChannelId> channels,
      List<ChannelId> notChannels,
      Times times) {}

  /** From the first time, before the second, and not within the other two. */
  record Times(long from, long until, long notFrom, long notUntil) {}

  private static final String PLACE =
      """
      FROM posts p JOIN channelmembers m ON m.channelid = p.channelid AND m.userid = ?
      JOIN channels c ON c.id = p.channelid
      WHERE p.deleteat = 0 AND NOT p.type LIKE 'system\\_%' AND p.type <> 'burn_on_read'
        AND (? = '' OR c.teamid = ? OR COALESCE(c.teamid, '') = '')
        AND (? = 1 OR c.deleteat = 0)
        AND (? = 0 OR p.userid = ANY (?)) AND NOT p.userid = ANY (?)
        AND (? = 0 OR p.channelid = ANY (?)) AND NOT p.channelid = ANY (?)
        AND p.createat >= ? AND p.createat < ? AND NOT (p.createat >= ? AND p.createat < ?)
      """;

  /** By the text of messages, or of hashtags; an empty query takes any. */
  List<Found> find(Reader db, Place place, Narrow narrow, String query, boolean tags) {
    String column = tags ? "p.hashtags" : "p.message";
    return db.list(
        row -> new Found(new PostId(row.text(1)), row.number(2)),
        "SELECT p.id, p.createat "
            + PLACE
            + " AND (? = '' OR to_tsvector('english', "
            + column
            + ") @@ to_tsquery('english', ?)) ORDER BY p.createat DESC LIMIT ?",
        place.user(),
        place.team(),
        place.team(),
        place.archived() ? 1L : 0L,
        (long) narrow.authors().size(),
        narrow.authors(),
        narrow.notAuthors(),
        (long) narrow.channels().size(),
        narrow.channels(),
        narrow.notChannels(),
        narrow.times().from(),
        narrow.times().until(),
        narrow.times().notFrom(),
        narrow.times().notUntil(),
        query,
        query,
        SearchLimits.POSTS_MAX);
  }

  /** Channels of that name in the teams of the person. */
  List<ChannelId> channels(Reader db, Place place, String name) {
    return db.list(
        row -> new ChannelId(row.text(1)),
        """
        SELECT c.id FROM channels c JOIN channelmembers m ON m.channelid = c.id
        WHERE m.userid = ? AND (c.name = ? OR c.id = ?)
          AND (? = '' OR c.teamid = ? OR COALESCE(c.teamid, '') = '') LIMIT ?\
        """,
        place.user(),
        name,
        name,
        place.team(),
        place.team(),
        SearchLimits.POSTS_MAX);
  }
}
