package org.starling.features.teams;

import java.util.List;
import java.util.Locale;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Making and reading teams. */
final class TeamApi {
  private static final String TEAM = "/api/v4/teams/{team_id}";
  private static final String NAMED = "/api/v4/teams/name/{team_name:[A-Za-z0-9_-]+}";

  private final CreateTeam create;
  private final FindTeams find;
  private final TeamJson json;

  TeamApi(CreateTeam create, FindTeams find, TeamJson json) {
    this.create = create;
    this.find = find;
    this.json = json;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/teams")
            .needs(Need.SESSION)
            .body(TeamJson.Sent.class)
            .run((call, sent) ->
                Reply.created(TeamJson.whole(create.create(call.caller(), sent.draft())))),
        Route.get(TEAM)
            .needs(Need.SESSION)
            .run(call -> answer(call, find.one(call.caller(), call.teamId("team_id")))),
        Route.get(NAMED)
            .needs(Need.SESSION)
            .run(call -> answer(call, find.named(call.caller(), name(call)))),
        Route.get(NAMED + "/exists")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(Json.object().put("exists", find.exists(call.caller(), name(call))))),
        Route.get("/api/v4/users/{user_id}/teams")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(
                    json.seenBy(call.caller(), find.of(call.caller(), call.userId("user_id"))))));
  }

  private Reply answer(Call call, Team team) {
    return Reply.ok(json.seenBy(call.caller(), team));
  }

  private static String name(Call call) {
    String name = call.path("team_name").toLowerCase(Locale.ROOT);
    if (!TeamRules.isName(name)) {
      throw HttpCode.BAD_PATH.refuse("team_name");
    }
    return name;
  }
}
