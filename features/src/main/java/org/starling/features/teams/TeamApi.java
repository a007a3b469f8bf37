package org.starling.features.teams;

import java.util.List;
import java.util.Locale;
import org.starling.kernel.Permissions;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Making, listing, searching and reading teams. */
final class TeamApi {
  private static final String TEAMS = "/api/v4/teams";
  private static final String TEAM = TEAMS + "/{team_id}";
  private static final String NAMED = TEAMS + "/name/{team_name:[A-Za-z0-9_-]+}";

  private static final String READ_RETENTION = "sysconsole_read_compliance_data_retention_policy";

  private final CreateTeam create;
  private final FindTeams find;
  private final TeamJson json;
  private final Permissions permissions;

  TeamApi(CreateTeam create, FindTeams find, TeamJson json, Permissions permissions) {
    this.permissions = permissions;
    this.create = create;
    this.find = find;
    this.json = json;
  }

  List<Route> routes() {
    return List.of(
        Route.post(TEAMS)
            .needs(Need.SESSION)
            .body(TeamJson.Sent::of)
            .run((call, sent) ->
                Reply.created(TeamJson.whole(create.create(call.caller(), sent.draft())))),
        Route.get(TEAMS).needs(Need.SESSION).run(this::list),
        Route.post(TEAMS + "/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(TeamJson.Search::of)
            .run(this::search),
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

  /** No retention policy constrains a team here, so leaving those out changes nothing. */
  private Reply list(Call call) {
    if (call.queryFlag("exclude_policy_constrained")) {
      checkMayFilterByPolicy(call);
    }
    List<Team> teams = find.page(call.caller(), call.page(), call.perPage());
    List<TeamJson.View> views = json.seenBy(call.caller(), teams);
    return call.queryFlag("include_total_count")
        ? Reply.ok(new TeamJson.Page(views, find.count(call.caller())))
        : Reply.ok(views);
  }

  private Reply search(Call call, TeamJson.Search sent) {
    if (sent.excludePolicyConstrained() != null) {
      checkMayFilterByPolicy(call);
    }
    FindTeams.Search wanted = sent.wanted();
    FindTeams.Found found = find.search(call.caller(), wanted);
    List<TeamJson.View> views = json.seenBy(call.caller(), found.teams());
    return wanted.paged() ? Reply.ok(new TeamJson.Page(views, found.count())) : Reply.ok(views);
  }

  private void checkMayFilterByPolicy(Call call) {
    if (!permissions.has(call.caller(), READ_RETENTION)) {
      throw HttpCode.NOT_PERMITTED.refuse(READ_RETENTION);
    }
  }
}
