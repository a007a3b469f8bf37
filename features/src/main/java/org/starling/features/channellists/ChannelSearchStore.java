package org.starling.features.channellists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelRows;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;

/** Searches in channels. */
final class ChannelSearchStore {
  private static final String SELECT = "SELECT " + ChannelRows.COLUMNS;

  private static final String MEMBER =
      "EXISTS (SELECT 1 FROM channelmembers m WHERE m.channelid = c.id AND m.userid = ?)";

  /** Nothing looked for, or found as it stands, or words beginning so. */
  private static final String FOUND =
      """
      (? OR lower(c.name) LIKE ? OR lower(c.displayname) LIKE ? OR lower(c.purpose) LIKE ? OR
        to_tsvector('english', c.name || ' ' || c.displayname || ' ' || c.purpose)
          @@ to_tsquery('english', ?))\
      """;

  private static final String BY_NAME = " ORDER BY c.displayname, c.id LIMIT ?";

  /** A direct channel under the name of the other person. */
  record Direct(Channel channel, String username) {}

  /** A channel with its team. */
  record WithTeam(Channel channel, String displayName, String name, long updateAt) {}

  /** Public channels of a team, archived ones too. */
  List<Channel> open(Reader db, TeamId team, Words words) {
    return db.list(
        ChannelRows::channel,
        SELECT + " FROM channels c WHERE c.teamid = ? AND c.type = 'O' AND " + FOUND + BY_NAME,
        parameters(words, ListLimits.FOUND_MAX, team));
  }

  /** Channels of a team that the user is in, archived ones too. */
  List<Channel> joined(Reader db, TeamId team, UserId user, Words words) {
    return db.list(
        ChannelRows::channel,
        SELECT + " FROM channels c WHERE c.teamid = ? AND " + MEMBER + " AND " + FOUND + BY_NAME,
        parameters(words, ListLimits.OFFERED_MAX, team, user));
  }

  /** Public channels of a team, and private ones that the user is in, archived ones too. */
  List<Channel> offered(Reader db, TeamId team, UserId user, Words words) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + " FROM channels c WHERE c.teamid = ? AND (c.type = 'O' OR "
            + MEMBER
            + ") AND "
            + FOUND
            + BY_NAME,
        parameters(words, ListLimits.OFFERED_MAX, team, user));
  }

  /** What the user is in of a team, and group channels. */
  List<Channel> own(Reader db, TeamId team, UserId user, Words words) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + " FROM channels c WHERE (c.teamid = ? OR c.type = 'G') AND "
            + MEMBER
            + " AND "
            + FOUND
            + BY_NAME,
        parameters(words, ListLimits.OFFERED_MAX, team, user));
  }

  /** The user's direct channels with people whose name begins so. */
  List<Direct> direct(Reader db, UserId user, Words words) {
    String beginning = Words.escaped(words.text()) + "%";
    return db.list(
        row -> new Direct(ChannelRows.channel(row), row.text(ChannelRows.COUNT + 1)),
        SELECT
            + """
            , u.username FROM channels c
            JOIN channelmembers own ON own.channelid = c.id AND own.userid = ?
            JOIN channelmembers other ON other.channelid = c.id AND other.userid <> ?
            JOIN users u ON u.id = other.userid
            WHERE c.type = 'D' AND (u.username LIKE ? OR lower(u.nickname) LIKE ?)
            ORDER BY u.username LIMIT ?\
            """,
        user,
        user,
        beginning,
        beginning,
        ListLimits.OFFERED_MAX);
  }

  /** The user's group channels in which each word is in somebody's name. */
  List<Channel> groups(Reader db, UserId user, Collection<String> patterns) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
             FROM channels c JOIN channelmembers own ON own.channelid = c.id AND own.userid = ?
            WHERE c.type = 'G' AND NOT EXISTS (
              SELECT 1 FROM unnest(?) pattern WHERE NOT EXISTS (
                SELECT 1 FROM channelmembers m JOIN users u ON u.id = m.userid
                WHERE m.channelid = c.id AND u.username LIKE pattern))
            ORDER BY c.displayname, c.id LIMIT ?\
            """,
        user,
        patterns,
        ListLimits.FOUND_MAX);
  }

  /** In teams that the user is in: public channels, and private ones that they are in. */
  List<WithTeam> acrossTeams(Reader db, UserId user, Words words) {
    return db.list(
        ChannelSearchStore::withTeam,
        SELECT
            + """
            , t.displayname, t.name, t.updateat FROM channels c JOIN teams t ON t.id = c.teamid
            JOIN teammembers tm ON tm.teamid = t.id AND tm.deleteat = 0 AND tm.userid = ?
            WHERE (c.type = 'O' OR\s\
            """
            + MEMBER
            + ") AND "
            + FOUND
            + BY_NAME,
        parameters(words, ListLimits.FOUND_EVERYWHERE_MAX, user, user));
  }

  List<WithTeam> everywhere(Reader db, ChannelFilter filter, ChannelListStore.Slice slice) {
    List<Object> parameters = filter.parameters();
    parameters.add(slice.rows());
    parameters.add(slice.skipped());
    return db.list(
        ChannelSearchStore::withTeam,
        SELECT
            + ", t.displayname, t.name, t.updateat FROM channels c JOIN teams t ON t.id = c.teamid"
            + filter.where()
            + " ORDER BY c.displayname, t.displayname, c.id LIMIT ? OFFSET ?",
        parameters.toArray());
  }

  long countEverywhere(Reader db, ChannelFilter filter) {
    return db.number(
            "SELECT count(*) FROM channels c JOIN teams t ON t.id = c.teamid" + filter.where(),
            filter.parameters().toArray())
        .orElse(0);
  }

  /** The condition of {@link #FOUND}, for other statements. */
  static String found() {
    return FOUND;
  }

  static List<Object> foundParameters(Words words) {
    String anywhere = words.anywhere();
    return List.of(words.none(), anywhere, anywhere, anywhere, words.query());
  }

  private static Object[] parameters(Words words, int rows, Object... before) {
    List<Object> all = new ArrayList<>(List.of(before));
    all.addAll(foundParameters(words));
    all.add(rows);
    return all.toArray();
  }

  private static WithTeam withTeam(Row row) {
    return new WithTeam(
        ChannelRows.channel(row),
        row.text(ChannelRows.COUNT + 1),
        row.text(ChannelRows.COUNT + 2),
        row.number(ChannelRows.COUNT + 3));
  }
}
