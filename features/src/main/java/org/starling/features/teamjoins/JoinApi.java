package org.starling.features.teamjoins;

import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.teammembers.MemberView;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Adding people to teams and taking them out. */
final class JoinApi {
  private static final String MEMBERS = "/api/v4/teams/{team_id}/members";

  private final AddMembers add;
  private final LeaveTeam leave;

  JoinApi(AddMembers add, LeaveTeam leave) {
    this.add = add;
    this.leave = leave;
  }

  /** A member as a client names one. */
  record Sent(@Nullable String teamId, @Nullable String userId) {
    UserId userOf(TeamId team) {
      if (teamId == null || !teamId.equals(team.value())) {
        throw HttpCode.BAD_BODY.refuse("team_id");
      }
      if (userId == null || !Id.isValid(userId)) {
        throw HttpCode.BAD_BODY.refuse("user_id");
      }
      return new UserId(userId);
    }
  }

  List<Route> routes() {
    return List.of(
        Route.post(MEMBERS).needs(Need.SESSION).run(this::one),
        Route.delete(MEMBERS + "/{user_id}")
            .needs(Need.SESSION)
            .run(
                call -> {
                  leave.leave(call.caller(), call.teamId("team_id"), call.userId("user_id"));
                  return Reply.ok();
                }));
  }

  private Reply one(Call call) {
    TeamId team = call.teamId("team_id");
    Sent sent =
        call.json(
            TypeFactory.defaultInstance().constructType(Sent.class), JoinCode.BAD_BODY);
    return Reply.created(MemberView.of(add.one(call.caller(), team, sent.userOf(team))));
  }
}
