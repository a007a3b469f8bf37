package org.starling.features.roles;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** Answers from roles: the channel's, then the team's, then the system-wide ones. */
final class RolePermissions implements Permissions {
  private static final String ALL = "manage_system";
  private static final String EDIT_OTHERS = "edit_other_users";

  private final Roles roles;
  private final Users users;
  private final Supplier<? extends TeamRoles> teams;
  private final Supplier<? extends ChannelRoles> channels;

  RolePermissions(
      Roles roles,
      Users users,
      Supplier<? extends TeamRoles> teams,
      Supplier<? extends ChannelRoles> channels) {
    this.roles = roles;
    this.users = users;
    this.teams = teams;
    this.channels = channels;
  }

  @Override
  public boolean has(Caller caller, String permission) {
    return grant(caller.roles(), permission);
  }

  private boolean grant(List<String> names, String permission) {
    return roles.grant(names, permission) || roles.grant(names, ALL);
  }

  @Override
  public boolean inTeam(Caller caller, TeamId team, String permission) {
    return memberOfTeam(caller.user(), team, permission) || has(caller, permission);
  }

  private boolean memberOfTeam(UserId user, TeamId team, String permission) {
    Optional<List<String>> names = teams.get().inTeam(user, team);
    return names.isPresent() && roles.grant(names.get(), permission);
  }

  @Override
  public boolean inChannel(Caller caller, ChannelId channel, String permission) {
    Optional<List<String>> names = channels.get().inChannel(caller.user(), channel);
    if (names.isPresent() && roles.grant(names.get(), permission)) {
      return true;
    }
    Optional<TeamId> team = channels.get().teamOf(channel);
    if (team.isPresent() && memberOfTeam(caller.user(), team.get(), permission)) {
      return true;
    }
    return has(caller, permission) && channels.get().exists(channel);
  }

  @Override
  public boolean userHas(UserId user, String permission) {
    return users.byId(user).filter(found -> grant(found.roleNames(), permission)).isPresent();
  }

  /** Whoever may edit others may still not touch those who may do everything. */
  @Override
  public boolean actsFor(Caller caller, UserId user) {
    if (caller.is(user) || roles.grant(caller.roles(), ALL)) {
      return true;
    }
    if (!roles.grant(caller.roles(), EDIT_OTHERS)) {
      return false;
    }
    Optional<User> target = users.byId(user);
    return target.isPresent() && !roles.grant(target.get().roleNames(), ALL);
  }
}
