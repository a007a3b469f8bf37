package org.starling.features.channelmembers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Member;
import org.starling.features.channels.MemberRows;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Queries and changes of memberships, with their counters as they are. */
final class MembershipStore {
  private static final String SELECT = "SELECT " + MemberRows.COLUMNS;

  /** A membership with the team of its channel; empty texts for direct and group channels. */
  record OfTeam(Member member, String teamDisplayName, String teamName, long teamUpdateAt) {}

  /** What one has not seen of a channel. */
  record Unread(
      String teamId,
      long messages,
      long rootMessages,
      long mentions,
      long rootMentions,
      long urgentMentions,
      boolean muted) {}

  /** Somebody who was in a team, and when they left it. */
  record Left(UserId user, long at) {}

  /** What a look at a channel would change. */
  record Sight(ChannelId channel, long at, boolean unread) {}

  Optional<Member> one(Reader db, ChannelId channel, UserId user) {
    return db.one(
        MemberRows::member,
        SELECT + " FROM channelmembers m WHERE m.channelid = ? AND m.userid = ?",
        channel,
        user);
  }

  List<Member> page(Reader db, ChannelId channel, int page, int rows) {
    return db.list(
        MemberRows::member,
        SELECT
            + """
             FROM channelmembers m WHERE m.channelid = ?
            ORDER BY m.userid LIMIT ? OFFSET ?\
            """,
        channel,
        rows,
        (long) page * rows);
  }

  List<Member> among(Reader db, ChannelId channel, Collection<UserId> users) {
    return db.list(
        MemberRows::member,
        SELECT + " FROM channelmembers m WHERE m.channelid = ? AND m.userid = ANY (?) LIMIT ?",
        channel,
        users,
        MembersLimits.MEMBERSHIPS_MAX);
  }

  /** In all channels, of whatever team. */
  List<Member> of(Reader db, UserId user) {
    return db.list(
        MemberRows::member,
        SELECT + " FROM channelmembers m WHERE m.userid = ? LIMIT ?",
        user,
        MembersLimits.MEMBERSHIPS_MAX);
  }

  /** Over all teams, by channel id; those after {@code after}. */
  List<OfTeam> everywhere(Reader db, UserId user, String after, int rows, long skipped) {
    return db.list(
        row ->
            new OfTeam(
                MemberRows.member(row),
                row.text(MemberRows.COUNT + 1),
                row.text(MemberRows.COUNT + 2),
                row.number(MemberRows.COUNT + 3)),
        SELECT
            + """
            , t.displayname, t.name, t.updateat
            FROM channelmembers m JOIN channels c ON c.id = m.channelid
            LEFT JOIN teams t ON t.id = c.teamid
            WHERE m.userid = ? AND m.channelid > ? ORDER BY m.channelid LIMIT ? OFFSET ?\
            """,
        user,
        after,
        rows,
        skipped);
  }

  Optional<Unread> unread(Reader db, ChannelId channel, UserId user) {
    return db.one(
        row ->
            new Unread(
                row.text(1),
                row.number(2),
                row.number(3),
                row.number(4),
                row.number(5),
                row.number(6),
                row.text(7).equals("mention")),
        """
        SELECT c.teamid, c.totalmsgcount - m.msgcount, c.totalmsgcountroot - m.msgcountroot,
          m.mentioncount, m.mentioncountroot, m.urgentmentioncount,
          m.notifyprops ->> 'mark_unread'
        FROM channelmembers m JOIN channels c ON c.id = m.channelid
        WHERE m.channelid = ? AND m.userid = ?\
        """,
        channel,
        user);
  }

  List<Sight> sights(Reader db, UserId user, Collection<String> channels) {
    return db.list(
        row -> new Sight(new ChannelId(row.text(1)), row.number(2), row.flag(3)),
        """
        SELECT m.channelid, GREATEST(c.lastpostat, m.lastviewedat),
          c.totalmsgcount > m.msgcount OR m.mentioncount > 0
        FROM channelmembers m JOIN channels c ON c.id = m.channelid
        WHERE m.userid = ? AND m.channelid = ANY (?) LIMIT ?\
        """,
        user,
        channels,
        MembersLimits.IDS_MAX);
  }

  void view(Tx tx, UserId user, Collection<ChannelId> channels, long now) {
    tx.update(
        """
        UPDATE channelmembers m SET msgcount = c.totalmsgcount,
          msgcountroot = c.totalmsgcountroot, mentioncount = 0, mentioncountroot = 0,
          urgentmentioncount = 0, lastviewedat = GREATEST(m.lastviewedat, c.lastpostat),
          lastupdateat = ?
        FROM channels c
        WHERE c.id = m.channelid AND m.userid = ? AND m.channelid = ANY (?)\
        """,
        now,
        user,
        channels);
  }

  /** Writes what a person or administrator may set of a membership; its counters stay. */
  void update(Tx tx, Member member) {
    tx.update(
        """
        UPDATE channelmembers SET roles = ?, schemeuser = ?, schemeadmin = ?, schemeguest = ?,
          notifyprops = ?::jsonb, lastupdateat = ?
        WHERE channelid = ? AND userid = ?\
        """,
        member.roles(),
        member.schemeUser(),
        member.schemeAdmin(),
        member.schemeGuest(),
        Json.text(member.notifyProps()),
        member.lastUpdateAt(),
        member.channel(),
        member.user());
  }

  /** Locks the row against other changes until the transaction ends. */
  Optional<Member> lock(Tx tx, ChannelId channel, UserId user) {
    return tx.one(
        MemberRows::member,
        SELECT + " FROM channelmembers m WHERE m.channelid = ? AND m.userid = ? FOR UPDATE",
        channel,
        user);
  }

  /** When people left a team, 0 if they did not; those who never were in it are left out. */
  List<Left> leftTeamAt(Reader db, String team, Collection<UserId> users) {
    return db.list(
        row -> new Left(new UserId(row.text(1)), row.number(2)),
        """
        SELECT userid, COALESCE(deleteat, 0) FROM teammembers
        WHERE teamid = ? AND userid = ANY (?) LIMIT ?\
        """,
        team,
        users,
        MembersLimits.IDS_MAX);
  }

  /** The time zones that members use, each once. */
  List<String> zones(Reader db, ChannelId channel) {
    return db.list(
        row -> row.text(1),
        """
        SELECT DISTINCT zone FROM (
          SELECT CASE WHEN u.timezone ->> 'useAutomaticTimezone' = 'true'
            THEN u.timezone ->> 'automaticTimezone' ELSE u.timezone ->> 'manualTimezone' END zone
          FROM channelmembers m JOIN users u ON u.id = m.userid WHERE m.channelid = ?) zones
        WHERE zone <> '' ORDER BY zone LIMIT ?\
        """,
        channel,
        MembersLimits.ZONES_MAX);
  }
}
