package org.starling.features.teammembers;

import java.util.List;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Reading memberships in teams. */
final class MemberApi {
  private static final String TEAM = "/api/v4/teams/{team_id}";
  private static final String MEMBERS = TEAM + "/members";

  private final ReadMembers read;

  MemberApi(ReadMembers read) {
    this.read = read;
  }

  List<Route> routes() {
    return List.of(
        Route.get(MEMBERS).needs(Need.SESSION).run(this::page),
        Route.post(MEMBERS + "/ids").needs(Need.SESSION).run(this::among),
        Route.get(MEMBERS + "/{user_id}")
            .needs(Need.SESSION)
            .run(call ->
                Reply.ok(
                    MemberView.of(
                        read.one(call.caller(), call.teamId("team_id"), call.userId("user_id"))))),
        Route.get(TEAM + "/stats").needs(Need.SESSION).run(this::stats),
        Route.get("/api/v4/users/{user_id}/teams/members")
            .needs(Need.SESSION)
            .run(call -> answer(read.of(call.caller(), call.userId("user_id")))));
  }

  private Reply page(Call call) {
    MemberStore.Page page =
        new MemberStore.Page(
            (long) call.page() * call.perPage(),
            call.perPage(),
            call.query("sort").equals("Username"),
            call.queryFlag("exclude_deleted_users"));
    return answer(read.page(call.caller(), call.teamId("team_id"), page));
  }

  private Reply among(Call call) {
    List<String> ids = call.texts(HttpCode.UNPARSABLE);
    if (ids.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("user_ids");
    }
    List<UserId> users = ids.stream().distinct().filter(Id::isValid).map(UserId::new).toList();
    return answer(read.among(call.caller(), call.teamId("team_id"), users));
  }

  private Reply stats(Call call) {
    MemberStore.Counts counts = read.count(call.caller(), call.teamId("team_id"));
    return Reply.ok(
        Json.object()
            .put("team_id", call.path("team_id"))
            .put("total_member_count", counts.members())
            .put("active_member_count", counts.active()));
  }

  private static Reply answer(List<TeamMember> members) {
    return Reply.ok(members.stream().map(MemberView::of).toList());
  }
}
