package org.starling.features.teammembers;

import java.util.ArrayList;
import java.util.List;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/**
 * A membership in a team; it stays, with a time in {@code deleteAt}, after the user left.
 *
 * @param explicitRoles names given beyond those of the scheme
 * @param scheme the names that the flags stand for in this team
 */
public record TeamMember(
    TeamId team,
    UserId user,
    List<String> explicitRoles,
    long deleteAt,
    boolean schemeUser,
    boolean schemeAdmin,
    boolean schemeGuest,
    SchemeNames scheme) {

  /** The roles that a team's scheme, or the built-in one, gives its members. */
  public record SchemeNames(String guest, String user, String admin) {
    public static final SchemeNames BUILT_IN =
        new SchemeNames("team_guest", "team_user", "team_admin");
  }

  public TeamMember {
    explicitRoles = List.copyOf(explicitRoles);
  }

  public boolean live() {
    return deleteAt == 0;
  }

  /** All role names: the explicit ones, then those of the flags. */
  public List<String> roles() {
    List<String> names = new ArrayList<>(explicitRoles);
    if (schemeGuest) {
      names.add(scheme.guest());
    }
    if (schemeUser) {
      names.add(scheme.user());
    }
    if (schemeAdmin) {
      names.add(scheme.admin());
    }
    return names.stream().distinct().toList();
  }

  TeamMember withFlags(boolean user, boolean admin, boolean guest) {
    return new TeamMember(team, this.user, explicitRoles, deleteAt, user, admin, guest, scheme);
  }

  TeamMember withExplicitRoles(List<String> names) {
    return new TeamMember(
        team, user, names, deleteAt, schemeUser, schemeAdmin, schemeGuest, scheme);
  }

  TeamMember endedAt(long time) {
    return new TeamMember(
        team, user, explicitRoles, time, schemeUser, schemeAdmin, schemeGuest, scheme);
  }
}
