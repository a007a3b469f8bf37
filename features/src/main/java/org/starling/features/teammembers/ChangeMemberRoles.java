package org.starling.features.teammembers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.starling.features.roles.Role;
import org.starling.features.roles.Roles;
import org.starling.features.teammembers.TeamMember.SchemeNames;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Gives a member other roles, by names or by the flags of the scheme. */
final class ChangeMemberRoles {
  private static final String PERMISSION = "manage_team_roles";

  /** Whose roles. */
  record Whom(TeamId team, UserId user) {}

  /** The flags as a client sends them; what is left out is false. */
  record Flags(boolean schemeAdmin, boolean schemeUser, boolean schemeGuest) {
    static final Flags NONE = new Flags(false, false, false);
  }

  private final Database db;
  private final Events events;
  private final Roles roles;
  private final Permissions permissions;
  private final Memberships memberships;

  ChangeMemberRoles(
      Platform platform, Roles roles, Permissions permissions, Memberships memberships) {
    this.db = platform.db();
    this.events = platform.events();
    this.roles = roles;
    this.permissions = permissions;
    this.memberships = memberships;
  }

  void byNames(Caller caller, Whom whom, List<String> names) {
    checkMay(caller, whom);
    List<Role> named = names.stream().map(this::role).toList();
    change(whom, member -> withNames(member, named));
  }

  void byFlags(Caller caller, Whom whom, Flags flags) {
    checkMay(caller, whom);
    change(whom, member -> withFlags(member, flags));
  }

  private void checkMay(Caller caller, Whom whom) {
    if (!permissions.inTeam(caller, whom.team(), PERMISSION)) {
      throw HttpCode.NOT_PERMITTED.refuse(PERMISSION);
    }
  }

  private Role role(String name) {
    return roles.named(name).orElseThrow(MemberCode.UNKNOWN_ROLE::refuse);
  }

  private void change(Whom whom, UnaryOperator<TeamMember> change) {
    db.write(tx -> {
      TeamMember old =
          memberships.stored(tx, whom.team(), whom.user()).orElseThrow(MemberCode.MISSING::refuse);
      TeamMember changed = change.apply(old);
      memberships.change(tx, changed);
      tx.afterCommit(() -> events.publish(new MemberEvent.RolesChanged(changed)));
      return changed;
    });
  }

  /** Roles of the team's scheme become flags, others are kept by name. */
  static TeamMember withNames(TeamMember old, List<Role> named) {
    SchemeNames scheme = old.scheme();
    boolean user = false;
    boolean admin = false;
    boolean guest = false;
    List<String> explicit = new ArrayList<>();
    for (Role role : named) {
      String name = role.name();
      if (!role.schemeManaged()) {
        explicit.add(name);
      } else if (name.equals(scheme.user())) {
        user = true;
      } else if (name.equals(scheme.admin())) {
        admin = true;
      } else if (name.equals(scheme.guest())) {
        guest = true;
      } else {
        throw MemberCode.FOREIGN_ROLE.refuse(name);
      }
    }
    if (user && guest) {
      throw MemberCode.GUEST_AND_USER_NAMED.refuse();
    }
    if (!user && !guest) {
      throw MemberCode.NEITHER_GUEST_NOR_USER.refuse();
    }
    if (guest != old.schemeGuest()) {
      throw MemberCode.GUEST_CHANGED.refuse();
    }
    if (String.join(" ", explicit).length() > MemberLimits.ROLES_CHARS_MAX) {
      throw MemberCode.ROLES_TOO_LONG.refuse("at most " + MemberLimits.ROLES_CHARS_MAX);
    }
    return old.withExplicitRoles(explicit).withFlags(user, admin, guest);
  }

  static TeamMember withFlags(TeamMember old, Flags flags) {
    if (old.schemeGuest()) {
      throw MemberCode.GUEST_ROLES.refuse();
    }
    if (flags.schemeGuest()) {
      throw MemberCode.GUEST_AND_USER.refuse();
    }
    if (!flags.schemeUser()) {
      throw MemberCode.NEITHER_GUEST_NOR_USER.refuse();
    }
    return old.withFlags(true, flags.schemeAdmin(), false);
  }
}
