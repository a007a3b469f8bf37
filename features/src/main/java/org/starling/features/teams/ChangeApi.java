package org.starling.features.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Id;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Changing, archiving and removing teams. */
final class ChangeApi {
  private static final String TEAM = "/api/v4/teams/{team_id}";

  private final ChangeTeam change;
  private final TeamJson json;

  ChangeApi(ChangeTeam change, TeamJson json) {
    this.change = change;
    this.json = json;
  }

  List<Route> routes() {
    return List.of(
        Route.put(TEAM).needs(Need.SESSION).body(TeamJson.Sent::of).run(this::replace),
        Route.put(TEAM + "/patch").needs(Need.SESSION).body(TeamJson.Sent::of).run(this::patch),
        Route.put(TEAM + "/privacy").needs(Need.SESSION).run(this::privacy),
        Route.post(TEAM + "/regenerate_invite_id")
            .needs(Need.SESSION)
            .run(call -> answer(call, change.renewInviteId(call.caller(), call.teamId("team_id")))),
        Route.post(TEAM + "/restore")
            .needs(Need.SESSION)
            .run(call -> answer(call, change.restore(call.caller(), call.teamId("team_id")))),
        Route.delete(TEAM).needs(Need.SESSION).run(this::delete),
        Route.put(TEAM + "/scheme").needs(Need.SESSION).run(ChangeApi::scheme));
  }

  private Reply replace(Call call, TeamJson.Sent sent) {
    if (!call.teamId("team_id").value().equals(sent.id())) {
      throw HttpCode.BAD_BODY.refuse("id");
    }
    return answer(
        call, change.describe(call.caller(), call.teamId("team_id"), old -> sent.details()));
  }

  private Reply patch(Call call, TeamJson.Sent sent) {
    return answer(call, change.describe(call.caller(), call.teamId("team_id"), sent::over));
  }

  private Reply privacy(Call call) {
    boolean open =
        switch (call.fields().path("privacy").asText()) {
          case Team.OPEN -> true;
          case Team.BY_INVITATION -> false;
          default -> throw HttpCode.BAD_BODY.refuse("privacy");
        };
    return answer(call, change.open(call.caller(), call.teamId("team_id"), open));
  }

  private Reply delete(Call call) {
    if (call.queryFlag("permanent")) {
      change.remove(call.caller(), call.teamId("team_id"));
    } else {
      change.archive(call.caller(), call.teamId("team_id"));
    }
    return Reply.ok();
  }

  /** The scheme that a client names. */
  record Scheme(@Nullable String schemeId) {}

  /** The id is looked at first, then refused. */
  private static Reply scheme(Call call) {
    String id = call.jsonOr(new Scheme(null), Scheme.class).schemeId();
    if (id == null || !id.isEmpty() && !Id.isValid(id)) {
      throw HttpCode.BAD_BODY.refuse("scheme_id");
    }
    throw TeamCode.NO_SCHEMES.refuse();
  }

  private Reply answer(Call call, Team team) {
    return Reply.ok(json.seenBy(call.caller(), team));
  }
}
