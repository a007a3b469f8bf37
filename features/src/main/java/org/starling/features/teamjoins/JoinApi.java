package org.starling.features.teamjoins;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.teammembers.MemberView;
import org.starling.features.teammembers.TeamMember;
import org.starling.kernel.Id;
import org.starling.kernel.Refusal;
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

  private static final JavaType SENT_LIST =
      TypeFactory.defaultInstance().constructCollectionType(List.class, Sent.class);

  private final AddMembers add;
  private final LeaveTeam leave;

  JoinApi(AddMembers add, LeaveTeam leave) {
    this.add = add;
    this.leave = leave;
  }

  /** A member as a client names one. */
  record Sent(@Nullable String teamId, @Nullable String userId) {
    static final Sent NOBODY = new Sent(null, null);

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
        Route.post(MEMBERS + "/batch").needs(Need.SESSION).run(this::several),
        Route.delete(MEMBERS + "/{user_id}")
            .needs(Need.SESSION)
            .run(call -> {
              leave.leave(call.caller(), call.teamId("team_id"), call.userId("user_id"));
              return Reply.ok();
            }));
  }

  private Reply one(Call call) {
    TeamId team = call.teamId("team_id");
    Sent sent = call.json(Sent.class, JoinCode.BAD_BODY);
    return Reply.created(MemberView.of(add.one(call.caller(), team, sent.userOf(team))));
  }

  /** With any {@code graceful} each person gets an entry of their own. */
  private Reply several(Call call) {
    TeamId team = call.teamId("team_id");
    List<UserId> users = users(call, team);
    if (call.query("graceful").isEmpty()) {
      return Reply.created(
          add.all(call.caller(), team, users).stream().map(MemberView::of).toList());
    }
    return Reply.created(add.each(call.caller(), team, users).stream().map(Entry::of).toList());
  }

  private static List<UserId> users(Call call, TeamId team) {
    List<@Nullable Sent> members = call.json(SENT_LIST, HttpCode.BAD_BODY);
    if (members.isEmpty() || members.size() > JoinLimits.ADDED_AT_ONCE_MAX) {
      throw HttpCode.BAD_BODY.refuse("members: 1 to " + JoinLimits.ADDED_AT_ONCE_MAX);
    }
    List<UserId> users = new ArrayList<>();
    for (Sent member : members) {
      users.add((member == null ? Sent.NOBODY : member).userOf(team));
    }
    return users;
  }

  /** What became of one of several people. */
  record Entry(String userId, @Nullable MemberView member, @Nullable ObjectNode error) {
    static Entry of(AddMembers.Outcome outcome) {
      return switch (outcome) {
        case AddMembers.Added(UserId user, TeamMember member) ->
            new Entry(user.value(), MemberView.of(member), null);
        case AddMembers.Refused(UserId user, Refusal reason) ->
            new Entry(user.value(), null, Reply.problem(reason));
      };
    }
  }
}
