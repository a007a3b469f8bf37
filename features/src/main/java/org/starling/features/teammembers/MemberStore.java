package org.starling.features.teammembers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.features.teammembers.TeamMember.SchemeNames;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The table teammembers. */
final class MemberStore {
  private static final String SELECT =
      """
      SELECT m.teamid, m.userid, m.roles, m.deleteat, m.schemeuser, m.schemeadmin, m.schemeguest,
             s.defaultteamguestrole, s.defaultteamuserrole, s.defaultteamadminrole
      FROM teammembers m
      LEFT JOIN teams t ON t.id = m.teamid
      LEFT JOIN schemes s ON s.id = NULLIF(t.schemeid, '') AND s.deleteat = 0
      """;

  private static final String KNOWN =
      """
      u.id IN (SELECT theirs.userid
               FROM channelmembers mine JOIN channelmembers theirs USING (channelid)
               WHERE mine.userid = ?)
      """;

  Optional<TeamMember> one(Reader db, TeamId team, UserId user) {
    return db.one(
        MemberStore::row, SELECT + " WHERE m.teamid = ? AND m.userid = ? LIMIT 1", team, user);
  }

  List<TeamMember> ofUser(Reader db, UserId user) {
    return db.list(
        MemberStore::row,
        SELECT + " WHERE m.userid = ? ORDER BY m.teamid LIMIT ?",
        user,
        MemberLimits.TEAMS_OF_USER_MAX);
  }

  /** Live memberships of those users who have one. */
  List<TeamMember> among(Reader db, TeamId team, Collection<UserId> users) {
    return db.list(
        MemberStore::row,
        SELECT + " WHERE m.teamid = ? AND m.userid = ANY (?) AND m.deleteat = 0 LIMIT ?",
        team,
        users,
        users.size());
  }

  /** Which members to list: {@code byName} orders by username, else by user id. */
  record Page(long offset, int rows, boolean byName, boolean withoutDeactivated) {
    private String where() {
      String living = withoutDeactivated ? " AND u.deleteat = 0" : "";
      return " JOIN users u ON u.id = m.userid WHERE m.teamid = ? AND m.deleteat = 0" + living;
    }

    private String order() {
      return " ORDER BY " + (byName ? "u.username" : "m.userid") + " LIMIT ? OFFSET ?";
    }
  }

  List<TeamMember> page(Reader db, TeamId team, Page page) {
    return db.list(
        MemberStore::row, SELECT + page.where() + page.order(), team, page.rows(), page.offset());
  }

  /** Only those with whom {@code viewer} shares a channel, and themselves. */
  List<TeamMember> pageKnownTo(Reader db, UserId viewer, TeamId team, Page page) {
    return db.list(
        MemberStore::row,
        SELECT + page.where() + " AND " + KNOWN + page.order(),
        team,
        viewer,
        page.rows(),
        page.offset());
  }

  /** Of those users the ones with whom {@code viewer} shares a channel, and themselves. */
  Set<UserId> known(Reader db, UserId viewer, Collection<UserId> users) {
    return Set.copyOf(
        db.list(
            row -> new UserId(row.text(1)),
            "SELECT u.id FROM users u WHERE u.id = ANY (?) AND " + KNOWN + " LIMIT ?",
            users,
            viewer,
            users.size()));
  }

  List<UserId> liveUsers(Reader db, TeamId team) {
    return db.list(
        row -> new UserId(row.text(1)),
        "SELECT userid FROM teammembers WHERE teamid = ? AND deleteat = 0 LIMIT ?",
        team,
        MemberLimits.MEMBERS_OF_TEAM_MAX);
  }

  record Counts(long members, long active) {}

  /** Live memberships, and how many of them belong to accounts that are not deactivated. */
  Counts count(Reader db, TeamId team) {
    return db.one(
            row -> new Counts(row.number(1), row.number(2)),
            """
            SELECT count(*), count(*) FILTER (WHERE u.deleteat = 0)
            FROM teammembers m JOIN users u ON u.id = m.userid
            WHERE m.teamid = ? AND m.deleteat = 0 LIMIT 1\
            """,
            team)
        .orElseThrow();
  }

  void insert(Tx tx, TeamMember member, long createAt) {
    tx.update(
        """
        INSERT INTO teammembers
          (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
        VALUES (?, ?, ?, 0, ?, ?, ?, ?)\
        """,
        member.team(),
        member.user(),
        String.join(" ", member.explicitRoles()),
        member.schemeUser(),
        member.schemeAdmin(),
        member.schemeGuest(),
        createAt);
  }

  void update(Tx tx, TeamMember member) {
    tx.update(
        """
        UPDATE teammembers
        SET roles = ?, deleteat = ?, schemeuser = ?, schemeadmin = ?, schemeguest = ?
        WHERE teamid = ? AND userid = ?\
        """,
        String.join(" ", member.explicitRoles()),
        member.deleteAt(),
        member.schemeUser(),
        member.schemeAdmin(),
        member.schemeGuest(),
        member.team(),
        member.user());
  }

  void deleteAll(Tx tx, TeamId team) {
    tx.update("DELETE FROM teammembers WHERE teamid = ?", team);
  }

  private static TeamMember row(Row row) {
    SchemeNames scheme =
        new SchemeNames(
            orElse(row.text(8), SchemeNames.BUILT_IN.guest()),
            orElse(row.text(9), SchemeNames.BUILT_IN.user()),
            orElse(row.text(10), SchemeNames.BUILT_IN.admin()));
    TeamMember member =
        new TeamMember(
            new TeamId(row.text(1)),
            new UserId(row.text(2)),
            List.of(),
            row.number(4),
            row.flag(5),
            row.flag(6),
            row.flag(7),
            scheme);
    return withColumn(member, row.text(3));
  }

  /** Rows from before the flags existed name the built-in roles in the column instead. */
  private static TeamMember withColumn(TeamMember member, String column) {
    boolean user = member.schemeUser();
    boolean admin = member.schemeAdmin();
    boolean guest = member.schemeGuest();
    List<String> explicit = new ArrayList<>();
    for (String name : column.isBlank() ? new String[0] : column.trim().split(" +")) {
      switch (name) {
        case "team_user" -> user = true;
        case "team_admin" -> admin = true;
        case "team_guest" -> guest = true;
        default -> explicit.add(name);
      }
    }
    return member.withExplicitRoles(explicit).withFlags(user, admin, guest);
  }

  private static String orElse(String text, String absent) {
    return text.isEmpty() ? absent : text;
  }
}
