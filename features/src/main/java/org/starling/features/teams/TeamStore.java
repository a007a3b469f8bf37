package org.starling.features.teams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The table teams. */
final class TeamStore {
  private static final String SELECT =
      """
      SELECT id, createat, updateat, deleteat, displayname, name, description, email, type,
             companyname, alloweddomains, inviteid, allowopeninvite, lastteamiconupdate, schemeid,
             groupconstrained, cloudlimitsarchived
      FROM teams
      """;

  List<Team> byIds(Reader db, Collection<TeamId> ids) {
    return db.list(TeamStore::row, SELECT + " WHERE id = ANY (?) LIMIT ?", ids, ids.size());
  }

  Optional<Team> byName(Reader db, String name) {
    return db.one(TeamStore::row, SELECT + " WHERE name = ? LIMIT 1", name);
  }

  Optional<Team> byInviteId(Reader db, String inviteId) {
    return db.one(TeamStore::row, SELECT + " WHERE inviteid = ? LIMIT 1", inviteId);
  }

  /** Reads a team whose row stays locked until the transaction ends. */
  Optional<Team> locked(Tx tx, TeamId id) {
    return tx.one(TeamStore::row, SELECT + " WHERE id = ? LIMIT 1 FOR NO KEY UPDATE", id);
  }

  /** By display name. */
  List<Team> page(Reader db, Wanted wanted, long offset, int rows) {
    List<Object> parameters = new ArrayList<>(wanted.parameters());
    parameters.add(rows);
    parameters.add(offset);
    return db.list(
        TeamStore::row,
        SELECT + wanted.where() + " ORDER BY displayname, id LIMIT ? OFFSET ?",
        parameters.toArray());
  }

  long count(Reader db, Wanted wanted) {
    return db.number(
            "SELECT count(*) FROM teams" + wanted.where() + " LIMIT 1",
            wanted.parameters().toArray())
        .orElse(0);
  }

  /**
   * Which teams to find, archived ones included. Both flags together ask for teams that satisfy
   * either; a team managed by groups does not count as closed.
   *
   * @param term a part of the name or display name; empty for all
   */
  record Wanted(String term, @Nullable Boolean open, @Nullable Boolean byGroups) {
    private static final String BY_GROUPS = "COALESCE(groupconstrained, false)";
    private static final String OPEN = "COALESCE(allowopeninvite, false)";

    private String where() {
      List<String> flags = new ArrayList<>();
      if (open != null) {
        flags.add(open ? OPEN : "NOT " + OPEN + " AND NOT " + BY_GROUPS);
      }
      if (byGroups != null) {
        flags.add(byGroups ? BY_GROUPS : "NOT " + BY_GROUPS);
      }
      String where =
          flags.isEmpty() ? " WHERE true" : " WHERE (" + String.join(" OR ", flags) + ")";
      return term.isEmpty() ? where : where + " AND (name ILIKE ? OR displayname ILIKE ?)";
    }

    private List<String> parameters() {
      String pattern = "%" + term.replaceAll("([\\\\%_])", "\\\\$1") + "%";
      return term.isEmpty() ? List.of() : List.of(pattern, pattern);
    }
  }

  void insert(Tx tx, Team team) {
    tx.update(
        """
        INSERT INTO teams
          (id, createat, updateat, deleteat, displayname, name, description, email, type,
           companyname, alloweddomains, inviteid, allowopeninvite, lastteamiconupdate,
           groupconstrained)
        VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?::team_type, ?, ?, ?, ?, 0, NULLIF(?, '')::boolean)\
        """,
        team.id(),
        team.createAt(),
        team.updateAt(),
        team.displayName(),
        team.name(),
        team.description(),
        team.email(),
        team.type(),
        team.companyName(),
        team.allowedDomains(),
        team.inviteId(),
        team.allowOpenInvite(),
        text(team.groupConstrained()));
  }

  void update(Tx tx, Team team) {
    tx.update(
        """
        UPDATE teams
        SET updateat = ?, deleteat = ?, displayname = ?, description = ?, type = ?::team_type,
            companyname = ?, alloweddomains = ?, inviteid = ?, allowopeninvite = ?,
            lastteamiconupdate = ?, groupconstrained = NULLIF(?, '')::boolean
        WHERE id = ?\
        """,
        team.updateAt(),
        team.deleteAt(),
        team.displayName(),
        team.description(),
        team.type(),
        team.companyName(),
        team.allowedDomains(),
        team.inviteId(),
        team.allowOpenInvite(),
        team.lastTeamIconUpdate(),
        text(team.groupConstrained()),
        team.id());
  }

  void delete(Tx tx, TeamId id) {
    tx.update("DELETE FROM teams WHERE id = ?", id);
  }

  private static String text(@Nullable Boolean flag) {
    return flag == null ? "" : flag.toString();
  }

  private static Team row(Row row) {
    return new Team(
        new TeamId(row.text(1)),
        row.number(2),
        row.number(3),
        row.number(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.text(9),
        row.text(10),
        row.text(11),
        row.text(12),
        row.flag(13),
        row.number(14),
        row.text(15),
        row.isNull(16) ? null : row.flag(16),
        row.flag(17));
  }
}
