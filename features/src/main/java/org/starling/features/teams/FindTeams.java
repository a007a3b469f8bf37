package org.starling.features.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Finds teams for those who may see them. */
public final class FindTeams {
  private static final String LIST_OPEN = "list_public_teams";
  private static final String LIST_CLOSED = "list_private_teams";

  private final Database db;
  private final TeamStore store;
  private final Teams teams;
  private final Permissions permissions;

  FindTeams(Database db, TeamStore store, Teams teams, Permissions permissions) {
    this.db = db;
    this.store = store;
    this.teams = teams;
    this.permissions = permissions;
  }

  /** A team that the caller may see: their own, or a public one. */
  public Team one(Caller caller, TeamId id) {
    Team team = teams.byId(id).orElseThrow(TeamCode.UNKNOWN::refuse);
    checkMaySee(caller, team);
    return team;
  }

  Team named(Caller caller, String name) {
    Team team = teams.byName(name).orElseThrow(TeamCode.UNKNOWN_NAME::refuse);
    checkMaySee(caller, team);
    return team;
  }

  /** Teams found, and how many there are on all pages. */
  record Found(List<Team> teams, long count) {}

  /** Which teams to search for; without a page all at once. */
  record Search(
      String term,
      @Nullable Boolean open,
      @Nullable Boolean byGroups,
      @Nullable Integer page,
      @Nullable Integer rows) {
    boolean paged() {
      return page != null && rows != null;
    }
  }

  /** A page of the teams that the caller may list. */
  List<Team> page(Caller caller, int page, int rows) {
    return store.page(db.primary(), listed(caller), (long) page * rows, rows);
  }

  long count(Caller caller) {
    return store.count(db.primary(), listed(caller));
  }

  private TeamStore.Wanted listed(Caller caller) {
    boolean open = permissions.has(caller, LIST_OPEN);
    boolean closed = permissions.has(caller, LIST_CLOSED);
    if (!open && !closed) {
      throw TeamCode.MAY_NOT_LIST.refuse();
    }
    return new TeamStore.Wanted("", open && closed ? null : open, null);
  }

  /** Those who see but a part of the teams search without pages, and find open or closed ones. */
  Found search(Caller caller, Search search) {
    boolean open = permissions.has(caller, LIST_OPEN);
    boolean closed = permissions.has(caller, LIST_CLOSED);
    if (!open && !closed) {
      return new Found(List.of(), 0);
    }
    if (open && closed) {
      return find(new TeamStore.Wanted(search.term(), search.open(), search.byGroups()), search);
    }
    if (search.page() != null || search.rows() != null) {
      throw (open ? TeamCode.NO_PAGES_OF_OPEN : TeamCode.NO_PAGES_OF_CLOSED).refuse();
    }
    return find(new TeamStore.Wanted(search.term(), open, null), search);
  }

  private Found find(TeamStore.Wanted wanted, Search search) {
    Integer page = search.page();
    Integer perPage = search.rows();
    if (page == null || perPage == null) {
      List<Team> found = store.page(db.primary(), wanted, 0, TeamLimits.FOUND_MAX);
      return new Found(found, found.size());
    }
    int rows = Math.clamp(perPage, 0, TeamLimits.FOUND_MAX);
    int offset = (int) Math.clamp((long) page * rows, 0, Integer.MAX_VALUE);
    return new Found(
        store.page(db.primary(), wanted, offset, rows), store.count(db.primary(), wanted));
  }

  private void checkMaySee(Caller caller, Team team) {
    boolean listed = team.isPublic() && permissions.has(caller, LIST_OPEN);
    if (!listed && !permissions.inTeam(caller, team.id(), "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
  }

  /** Whether there is a team of this name that the caller may know of. */
  boolean exists(Caller caller, String name) {
    return teams.byName(name).filter(team -> mayKnow(caller, team)).isPresent();
  }

  private boolean mayKnow(Caller caller, Team team) {
    String listing = team.allowOpenInvite() ? LIST_OPEN : LIST_CLOSED;
    return teams.isMember(caller.user(), team.id()) || permissions.has(caller, listing);
  }

  /** The teams of a user that are not archived. */
  List<Team> of(Caller caller, UserId user) {
    if (!caller.is(user) && !permissions.has(caller, "sysconsole_read_user_management_users")) {
      throw HttpCode.NOT_PERMITTED.refuse("sysconsole_read_user_management_users");
    }
    return teams.of(user).stream().filter(team -> !team.archived()).toList();
  }
}
