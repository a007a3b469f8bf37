package org.starling.features.directory;

import java.util.List;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/**
 * Whom a caller may know of: everybody, or those of their channels and of some teams.
 *
 * @param teams those in which the caller sees every member
 */
record Visibility(boolean all, UserId caller, List<TeamId> teams) {
  private static final String SEE_ALL = "view_members";

  static Visibility of(Caller caller, Permissions permissions, Database db) {
    if (permissions.has(caller, SEE_ALL)) {
      return new Visibility(true, caller.user(), List.of());
    }
    List<TeamId> teams =
        DirectoryStore.teamsOf(db.primary(), caller.user()).stream()
            .filter(team -> permissions.inTeam(caller, team, SEE_ALL))
            .toList();
    return new Visibility(false, caller.user(), teams);
  }
}
