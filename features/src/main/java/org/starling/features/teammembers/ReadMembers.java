package org.starling.features.teammembers;

import java.util.Collection;
import java.util.List;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Reads memberships for those who may see the team. */
final class ReadMembers {
  private static final String VIEW_TEAM = "view_team";
  private static final String VIEW_MEMBERS = "view_members";

  private final Database db;
  private final MemberStore store;
  private final Memberships memberships;
  private final Permissions permissions;

  ReadMembers(Database db, MemberStore store, Memberships memberships, Permissions permissions) {
    this.db = db;
    this.store = store;
    this.memberships = memberships;
    this.permissions = permissions;
  }

  List<TeamMember> page(Caller caller, TeamId team, MemberStore.Page page) {
    checkSeesTeam(caller, team);
    return knowsAll(caller)
        ? store.page(db.primary(), team, page)
        : store.pageKnownTo(db.primary(), caller.user(), team, page);
  }

  List<TeamMember> among(Caller caller, TeamId team, Collection<UserId> users) {
    checkSeesTeam(caller, team);
    Collection<UserId> known =
        knowsAll(caller) ? users : store.known(db.primary(), caller.user(), users);
    return store.among(db.primary(), team, known);
  }

  /** One membership, ended or not. */
  TeamMember one(Caller caller, TeamId team, UserId user) {
    checkSeesTeam(caller, team);
    checkKnows(caller, user);
    return memberships.of(user).stream()
        .filter(member -> member.team().equals(team))
        .findFirst()
        .orElseThrow(MemberCode.MISSING::refuse);
  }

  /** All memberships of a user, those that ended included. */
  List<TeamMember> of(Caller caller, UserId user) {
    if (!permissions.actsFor(caller, user) && !permissions.has(caller, "read_other_users_teams")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_other_users_teams");
    }
    checkKnows(caller, user);
    return memberships.of(user);
  }

  /** Guests know only those with whom they share a channel. */
  private boolean knowsAll(Caller caller) {
    return permissions.has(caller, VIEW_MEMBERS);
  }

  private void checkKnows(Caller caller, UserId user) {
    boolean knows =
        caller.is(user)
            || knowsAll(caller)
            || !store.known(db.primary(), caller.user(), List.of(user)).isEmpty();
    if (!knows) {
      throw HttpCode.NOT_PERMITTED.refuse(VIEW_MEMBERS);
    }
  }

  MemberStore.Counts count(Caller caller, TeamId team) {
    checkSeesTeam(caller, team);
    return store.count(db.primary(), team);
  }

  private void checkSeesTeam(Caller caller, TeamId team) {
    if (!permissions.inTeam(caller, team, VIEW_TEAM)) {
      throw HttpCode.NOT_PERMITTED.refuse(VIEW_TEAM);
    }
  }
}
