package org.starling.features.channeledit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Writes the channels table, and publicchannels beside it, which repeats the open ones. */
final class ChannelEditStore {
  private static final String SELECT = "SELECT " + ChannelRows.COLUMNS + " FROM channels c ";

  private final Clock clock;

  ChannelEditStore(Clock clock) {
    this.clock = clock;
  }

  /** Archived ones too; an empty team means direct and group channels. */
  Optional<Channel> byName(Reader db, String team, String name) {
    return db.one(ChannelRows::channel, SELECT + "WHERE c.teamid = ? AND c.name = ?", team, name);
  }

  List<Channel> byNames(Reader db, TeamId team, Collection<String> names) {
    return db.list(
        ChannelRows::channel,
        SELECT + "WHERE c.teamid = ? AND c.name = ANY (?) LIMIT ?",
        team,
        names,
        EditLimits.CHANNELS_MAX);
  }

  /** The user's channels of a team, archived ones too. */
  List<Channel> ofMember(Reader db, TeamId team, UserId user) {
    return db.list(
        ChannelRows::channel,
        SELECT
            + """
            JOIN channelmembers m ON m.channelid = c.id
            WHERE m.userid = ? AND c.teamid = ? LIMIT ?\
            """,
        user,
        team,
        EditLimits.CHANNELS_MAX);
  }

  /** Public and private ones, archived ones too. */
  long countOfTeam(Reader db, String team) {
    return db.number("SELECT count(*) FROM channels WHERE teamid = ? AND type IN ('O', 'P')", team)
        .orElse(0);
  }

  String usernameOf(Reader db, UserId user) {
    return db.one(row -> row.text(1), "SELECT username FROM users WHERE id = ?", user).orElse("");
  }

  /** Whether there is a team that both are in now. */
  boolean shareTeam(Reader db, UserId one, UserId other) {
    return db.exists(
        """
        SELECT 1 FROM teammembers a JOIN teammembers b ON b.teamid = a.teamid
        WHERE a.userid = ? AND b.userid = ? AND a.deleteat = 0 AND b.deleteat = 0 LIMIT 1\
        """,
        one,
        other);
  }

  /** How many of {@code people} are in a channel with the user. */
  long countSharingChannel(Reader db, UserId user, Collection<UserId> people) {
    return db.number(
            """
            SELECT count(DISTINCT b.userid) FROM channelmembers a
            JOIN channelmembers b ON b.channelid = a.channelid
            WHERE a.userid = ? AND b.userid = ANY (?)\
            """,
            user,
            people)
        .orElse(0);
  }

  void insert(Tx tx, Channel channel) {
    tx.update(
        """
        INSERT INTO channels (id, createat, updateat, deleteat, teamid, type, displayname, name,
          header, purpose, lastpostat, totalmsgcount, extraupdateat, creatorid, schemeid,
          groupconstrained, shared, lastrootpostat, totalmsgcountroot, bannerinfo,
          defaultcategoryname, autotranslation)
        VALUES (?, ?, ?, 0, ?, ?::channel_type, ?, ?, ?, ?, 0, 0, 0, ?, NULL,
          NULLIF(?, '')::boolean, NULLIF(?, '')::boolean, 0, 0, NULLIF(?, '')::jsonb, ?, false)\
        """,
        channel.id(),
        channel.createAt(),
        channel.updateAt(),
        channel.teamId(),
        channel.type(),
        channel.displayName(),
        channel.name(),
        channel.header(),
        channel.purpose(),
        channel.creatorId(),
        textOf(channel.groupConstrained()),
        textOf(channel.shared()),
        channel.bannerInfo().isEmpty() ? "" : Json.text(channel.bannerInfo()),
        channel.defaultCategoryName());
    mirror(tx, channel);
  }

  private static String textOf(@Nullable Boolean flag) {
    return flag == null ? "" : flag.toString();
  }

  /** Makes publicchannels agree with the channel's row: a row there if it is open, none if not. */
  void mirror(Tx tx, Channel channel) {
    if (!channel.open()) {
      tx.update("DELETE FROM publicchannels WHERE id = ?", channel.id());
      return;
    }
    tx.update(
        """
        INSERT INTO publicchannels (id, deleteat, teamid, displayname, name, header, purpose)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET deleteat = EXCLUDED.deleteat, teamid = EXCLUDED.teamid,
          displayname = EXCLUDED.displayname, name = EXCLUDED.name, header = EXCLUDED.header,
          purpose = EXCLUDED.purpose\
        """,
        channel.id(),
        channel.deleteAt(),
        channel.teamId(),
        channel.displayName(),
        channel.name(),
        channel.header(),
        channel.purpose());
  }

  /** Locks the row against posts and other changes until the transaction ends. */
  Optional<Channel> lock(Tx tx, ChannelId id) {
    return tx.one(ChannelRows::channel, SELECT + "WHERE c.id = ? FOR UPDATE", id);
  }

  /** Null leaves group_constrained as it is. */
  Channel setTexts(Tx tx, Channel channel, Texts texts, @Nullable Boolean groupConstrained) {
    return changed(
        tx,
        """
        displayname = ?, name = ?, header = ?, purpose = ?,
        groupconstrained = COALESCE(NULLIF(?, '')::boolean, groupconstrained)\
        """,
        channel,
        List.of(
            texts.displayName(),
            texts.name(),
            texts.header(),
            texts.purpose(),
            textOf(groupConstrained)));
  }

  Channel setType(Tx tx, Channel channel, String type) {
    return changed(tx, "type = ?::channel_type", channel, List.of(type));
  }

  /** At 0 it is an open door again. */
  Channel setArchived(Tx tx, Channel channel, long at) {
    return changed(tx, "deleteat = ?", channel, List.of(at));
  }

  Channel setTeam(Tx tx, Channel channel, TeamId team) {
    return changed(tx, "teamid = ?", channel, List.of(team.value()));
  }

  /** Makes a private channel of a group's. */
  Channel convert(Tx tx, Channel channel, TeamId team, Texts texts) {
    return changed(
        tx,
        "type = 'P', teamid = ?, displayname = ?, name = ?",
        channel,
        List.of(team.value(), texts.displayName(), texts.name()));
  }

  private Channel changed(Tx tx, String assignments, Channel channel, List<?> values) {
    List<Object> parameters = new ArrayList<>(values);
    parameters.add(clock.millis());
    parameters.add(channel.id());
    Channel changed =
        tx.one(
                ChannelRows::channel,
                "UPDATE channels c SET "
                    + assignments
                    + ", updateat = ? WHERE c.id = ? RETURNING "
                    + ChannelRows.COLUMNS,
                parameters.toArray())
            .orElseThrow();
    mirror(tx, changed);
    return changed;
  }

  /** Members who are not in the team now. */
  List<UserId> outsiders(Reader db, ChannelId channel, TeamId team) {
    return db.list(
        row -> new UserId(row.text(1)),
        """
        SELECT m.userid FROM channelmembers m
        LEFT JOIN teammembers t ON t.userid = m.userid AND t.teamid = ? AND t.deleteat = 0
        WHERE m.channelid = ? AND t.userid IS NULL LIMIT ?\
        """,
        team,
        channel,
        EditLimits.CHANNELS_MAX);
  }

  List<UserId> deactivatedMembers(Reader db, ChannelId channel) {
    return db.list(
        row -> new UserId(row.text(1)),
        """
        SELECT m.userid FROM channelmembers m JOIN users u ON u.id = m.userid
        WHERE m.channelid = ? AND u.deleteat <> 0 LIMIT ?\
        """,
        channel,
        EditLimits.CHANNELS_MAX);
  }
}
