package org.starling.features.search;

import java.util.List;
import java.util.function.BiFunction;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/**
 * The two routes of a search: in one team, and in all.
 *
 * @param search answers a call about a team; an empty one means all
 */
record SearchRoutes(Permissions permissions, BiFunction<Call, String, Reply> search) {
  /**
   * @param what is searched, as the paths name it
   */
  List<Route> of(String what) {
    return List.of(
        Route.post("/api/v4/teams/{team_id}/" + what + "/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .run(this::inTeam),
        Route.post("/api/v4/" + what + "/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .run(call -> search.apply(call, "")));
  }

  private Reply inTeam(Call call) {
    TeamId team = call.teamId("team_id");
    if (!permissions.inTeam(call.caller(), team, "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
    return search.apply(call, team.value());
  }
}
