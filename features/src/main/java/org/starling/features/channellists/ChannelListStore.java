package org.starling.features.channellists;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;

/** Queries for lists of channels, with their counters as they are. */
final class ChannelListStore {
  private static final String SELECT = "SELECT " + ChannelRows.COLUMNS + " FROM channels c ";

  Optional<Channel> byId(Reader db, ChannelId id) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.id = ?", id);
  }

  /** In a team, or a conversation, which is found by name through any; archived ones too. */
  Optional<Channel> byName(Reader db, TeamId team, String name) {
    return db.one(
        ChannelRows::channel,
        SELECT + "WHERE c.name = ? AND c.teamid IN (?, '') ORDER BY c.teamid DESC LIMIT 1",
        name,
        team);
  }

  /** Of one type, not archived, by display name. */
  List<Channel> ofTeam(Reader db, TeamId team, String type, Slice slice) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            WHERE c.teamid = ? AND c.type = ?::channel_type AND c.deleteat = 0
            ORDER BY c.displayname, c.id LIMIT ? OFFSET ?\
            """,
        team,
        type,
        slice.rows(),
        slice.skipped());
  }

  /**
   * Archived channels by display name: public ones, and private ones that the user is in.
   *
   * @param all private ones too, whoever asks
   */
  List<Channel> archived(Reader db, TeamId team, UserId user, boolean all, Slice slice) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            WHERE c.teamid = ? AND c.deleteat <> 0 AND (c.type = 'O' OR c.type = 'P' AND (? OR
              EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = c.id AND m.userid = ?)))
            ORDER BY c.displayname, c.id LIMIT ? OFFSET ?\
            """,
        team,
        all,
        user,
        slice.rows(),
        slice.skipped());
  }

  /** Those that are public, of the team and not archived, by display name. */
  List<Channel> openAmong(Reader db, TeamId team, Collection<String> ids) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            WHERE c.id = ANY (?) AND c.teamid = ? AND c.type = 'O' AND c.deleteat = 0
            ORDER BY c.displayname, c.id LIMIT ?\
            """,
        ids,
        team,
        ListLimits.IDS_MAX);
  }

  /** The user's channels of all teams, direct and group ones. */
  List<Channel> of(Reader db, UserId user, Archive archive) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            JOIN channelmembers m ON m.channelid = c.id
            WHERE m.userid = ? AND (c.deleteat = 0 OR ? AND c.deleteat >= ?)
            ORDER BY c.displayname, c.id LIMIT ?\
            """,
        user,
        archive.shown(),
        archive.since(),
        ListLimits.CHANNELS_MAX);
  }

  /** The user's channels of one team, and direct and group ones. */
  List<Channel> ofInTeam(Reader db, UserId user, TeamId team, Archive archive) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            JOIN channelmembers m ON m.channelid = c.id
            WHERE m.userid = ? AND c.teamid IN (?, '') AND (c.deleteat = 0 OR ? AND c.deleteat >= ?)
            ORDER BY c.displayname, c.id LIMIT ?\
            """,
        user,
        team,
        archive.shown(),
        archive.since(),
        ListLimits.CHANNELS_MAX);
  }

  /** Teams that all members of a channel are in. */
  List<TeamId> commonTeams(Reader db, ChannelId channel) {
    return db.list(
        row -> new TeamId(row.text(1)),
        """
        SELECT t.id FROM teams t
        JOIN teammembers tm ON tm.teamid = t.id AND tm.deleteat = 0
        JOIN channelmembers m ON m.userid = tm.userid AND m.channelid = ?
        WHERE t.deleteat = 0 GROUP BY t.id
        HAVING count(*) = (SELECT count(*) FROM channelmembers WHERE channelid = ?)
        ORDER BY t.id LIMIT ?\
        """,
        channel,
        channel,
        ListLimits.CHANNELS_MAX);
  }

  /** Which rows of a list. */
  record Slice(int rows, long skipped) {
    static Slice page(int page, int rows) {
      return new Slice(rows, (long) page * rows);
    }
  }

  /** Whether archived channels are shown, and how far back they were archived; 0 is for ever. */
  record Archive(boolean shown, long since) {}
}
