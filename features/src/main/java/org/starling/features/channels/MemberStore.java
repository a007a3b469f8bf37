package org.starling.features.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** The channelmembers table, and channelmemberhistory, which keeps who came and went when. */
final class MemberStore {
  private static final String SELECT = "SELECT " + MemberRows.COLUMNS + " FROM channelmembers m ";

  List<Member> of(Reader db, ChannelId channel) {
    return db.list(
        MemberRows::member,
        SELECT + "WHERE m.channelid = ? LIMIT ?",
        channel,
        ChannelLimits.MEMBERS_MAX);
  }

  Optional<Member> one(Reader db, ChannelId channel, UserId user) {
    return db.one(
        MemberRows::member, SELECT + "WHERE m.channelid = ? AND m.userid = ?", channel, user);
  }

  /** Whether there is a team that all members are in now. */
  boolean shareTeam(Reader db, ChannelId channel) {
    return db.exists(
        """
        SELECT 1 FROM channelmembers m
        JOIN teammembers tm ON tm.userid = m.userid AND tm.deleteat = 0
        JOIN teams t ON t.id = tm.teamid AND t.deleteat = 0
        WHERE m.channelid = ? GROUP BY t.id
        HAVING count(*) = (SELECT count(*) FROM channelmembers WHERE channelid = ?) LIMIT 1\
        """,
        channel,
        channel);
  }

  Channels.Headcount headcount(Reader db, ChannelId channel) {
    return db.one(
            row -> new Channels.Headcount(row.number(1), row.number(2)),
            """
            SELECT count(*), count(*) FILTER (WHERE m.schemeguest)
            FROM channelmembers m JOIN users u ON u.id = m.userid
            WHERE m.channelid = ? AND u.deleteat = 0\
            """,
            channel)
        .orElseThrow();
  }

  /** Empty if the user is a member already. */
  Optional<Member> insert(Tx tx, Member member) {
    return tx.one(
        MemberRows::member,
        """
        INSERT INTO channelmembers AS m (channelid, userid, roles, lastviewedat, msgcount,
          mentioncount, mentioncountroot, urgentmentioncount, msgcountroot, notifyprops,
          lastupdateat, schemeuser, schemeadmin, schemeguest)
        VALUES (?, ?, ?, 0, 0, 0, 0, 0, 0, ?::jsonb, ?, ?, ?, ?)
        ON CONFLICT (channelid, userid) DO NOTHING RETURNING\s\
        """
            + MemberRows.COLUMNS,
        member.channel(),
        member.user(),
        member.roles(),
        Json.text(member.notifyProps()),
        member.lastUpdateAt(),
        member.schemeUser(),
        member.schemeAdmin(),
        member.schemeGuest());
  }

  /** Sets mark_unread where it is something else; returns those that changed. */
  List<Member> setUnread(
      Tx tx, UserId user, Collection<ChannelId> channels, String unread, long now) {
    return tx.list(
        MemberRows::member,
        """
        UPDATE channelmembers m
        SET notifyprops = COALESCE(m.notifyprops, '{}') || jsonb_build_object('mark_unread', ?),
          lastupdateat = ?
        WHERE m.userid = ? AND m.channelid = ANY (?)
          AND COALESCE(m.notifyprops ->> 'mark_unread', '') <> ? RETURNING\s\
        """
            + MemberRows.COLUMNS,
        unread,
        now,
        user,
        channels,
        unread);
  }

  /** Gives the administrator's role of the scheme. */
  Optional<Member> promote(Tx tx, ChannelId channel, UserId user, long now) {
    return tx.one(
        MemberRows::member,
        """
        UPDATE channelmembers m SET schemeadmin = true, lastupdateat = ?
        WHERE m.channelid = ? AND m.userid = ? RETURNING\s\
        """
            + MemberRows.COLUMNS,
        now,
        channel,
        user);
  }

  /** False if the user was no member. */
  boolean delete(Tx tx, ChannelId channel, UserId user) {
    return tx.update("DELETE FROM channelmembers WHERE channelid = ? AND userid = ?", channel, user)
        == 1;
  }

  void logJoin(Tx tx, ChannelId channel, UserId user, long at) {
    tx.update(
        """
        INSERT INTO channelmemberhistory (channelid, userid, jointime) VALUES (?, ?, ?)
        ON CONFLICT (channelid, userid, jointime) DO NOTHING\
        """,
        channel,
        user,
        at);
  }

  /** Channels of a team that a user left since a time. */
  List<ChannelId> leftSince(Tx tx, TeamId team, UserId user, long since) {
    return tx.list(
        row -> new ChannelId(row.text(1)),
        """
        SELECT DISTINCT h.channelid FROM channelmemberhistory h JOIN channels c ON c.id = h.channelid
        WHERE h.userid = ? AND c.teamid = ? AND h.leavetime >= ? LIMIT ?\
        """,
        user,
        team,
        since,
        ChannelLimits.LEFT_LATELY_MAX);
  }

  void logLeave(Tx tx, ChannelId channel, UserId user, long at) {
    tx.update(
        """
        UPDATE channelmemberhistory SET leavetime = ?
        WHERE channelid = ? AND userid = ? AND leavetime IS NULL\
        """,
        at,
        channel,
        user);
  }
}
