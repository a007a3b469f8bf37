package org.starling.features.teams;

import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Listing and searching teams. */
final class ListApi {
  private static final String READ_RETENTION = "sysconsole_read_compliance_data_retention_policy";

  private final FindTeams find;
  private final TeamJson json;
  private final Permissions permissions;

  ListApi(FindTeams find, TeamJson json, Permissions permissions) {
    this.find = find;
    this.json = json;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/teams").needs(Need.SESSION).run(this::list),
        Route.post("/api/v4/teams/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(TeamJson.Search.class)
            .run(this::search));
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
