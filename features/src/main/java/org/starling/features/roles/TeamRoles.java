package org.starling.features.roles;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** Which roles a membership in a team gives; teams implements it. */
public interface TeamRoles {
  /**
   * Names, those that the scheme flags stand for included (team_user, team_admin …); empty if the
   * user is no live member.
   */
  Optional<List<String>> inTeam(UserId user, TeamId team);
}
