package org.starling.features.teams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How teams look on the wire: in answers, in what clients send, and on the websocket. */
final class TeamJson implements TeamShapes {
  private final Permissions permissions;

  TeamJson(Permissions permissions) {
    this.permissions = permissions;
  }

  /** A team in an answer or an event. */
  record View(
      String id,
      long createAt,
      long updateAt,
      long deleteAt,
      String displayName,
      String name,
      String description,
      String email,
      String type,
      String companyName,
      String allowedDomains,
      String inviteId,
      boolean allowOpenInvite,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long lastTeamIconUpdate,
      @Nullable String schemeId,
      @Nullable Boolean groupConstrained,
      @Nullable String policyId,
      boolean cloudLimitsArchived) {

    private static View of(Team team, String email, String inviteId) {
      return new View(
          team.id().value(),
          team.createAt(),
          team.updateAt(),
          team.deleteAt(),
          team.displayName(),
          team.name(),
          team.description(),
          email,
          team.type(),
          team.companyName(),
          team.allowedDomains(),
          inviteId,
          team.allowOpenInvite(),
          team.lastTeamIconUpdate(),
          team.schemeId().isEmpty() ? null : team.schemeId(),
          team.groupConstrained(),
          null,
          team.cloudLimitsArchived());
    }
  }

  /** Everything, for whoever just made the team. */
  static View whole(Team team) {
    return View.of(team, team.email(), team.inviteId());
  }

  /** The address is for administrators, the secret of the link for those who may invite. */
  View seenBy(Caller caller, Team team) {
    boolean manages = permissions.inTeam(caller, team.id(), "manage_team");
    boolean invites = permissions.inTeam(caller, team.id(), "invite_user");
    return View.of(team, manages ? team.email() : "", invites ? team.inviteId() : "");
  }

  @Override
  public List<View> seenBy(Caller caller, List<Team> teams) {
    return teams.stream().map(team -> seenBy(caller, team)).toList();
  }

  /** A page of teams with the count of all. */
  record Page(List<View> teams, long totalCount) {}

  /** What a search names; a flag that is left out does not narrow it. */
  record Search(
      @Nullable String term,
      @Nullable Integer page,
      @Nullable Integer perPage,
      @Nullable Boolean allowOpenInvite,
      @Nullable Boolean groupConstrained,
      @Nullable Boolean includeGroupConstrained,
      @Nullable Boolean excludePolicyConstrained) {

    static Search of(Call call) {
      return call.jsonOr(new Search(null, null, null, null, null, null, null), Search.class);
    }

    FindTeams.Search wanted() {
      boolean also = Boolean.TRUE.equals(includeGroupConstrained) && allowOpenInvite != null;
      return new FindTeams.Search(
          orEmpty(term), allowOpenInvite, also ? Boolean.TRUE : groupConstrained, page, perPage);
    }
  }

  /** A whole team as a client sends it; what it does not name is empty. */
  record Sent(
      @Nullable String id,
      @Nullable String name,
      @Nullable String displayName,
      @Nullable String description,
      @Nullable String type,
      @Nullable String companyName,
      @Nullable String allowedDomains,
      @Nullable Boolean allowOpenInvite,
      @Nullable Boolean groupConstrained,
      @Nullable String schemeId) {

    static Sent of(Call call) {
      return call.jsonOr(
          new Sent(null, null, null, null, null, null, null, null, null, null), Sent.class);
    }

    Team.Details details() {
      return new Team.Details(
          orEmpty(displayName),
          orEmpty(description),
          orEmpty(companyName),
          orEmpty(allowedDomains),
          Boolean.TRUE.equals(allowOpenInvite),
          groupConstrained);
    }

    CreateTeam.Draft draft() {
      return new CreateTeam.Draft(
          orEmpty(id), orEmpty(name), orEmpty(type), details(), schemeId != null);
    }

    /** What is named replaces what was. */
    Team.Details over(Team.Details old) {
      return new Team.Details(
          Objects.requireNonNullElse(displayName, old.displayName()),
          Objects.requireNonNullElse(description, old.description()),
          Objects.requireNonNullElse(companyName, old.companyName()),
          Objects.requireNonNullElse(allowedDomains, old.allowedDomains()),
          Objects.requireNonNullElse(allowOpenInvite, old.allowOpenInvite()),
          groupConstrained == null ? old.groupConstrained() : groupConstrained);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Says how the events of teams look on the websocket. */
  static void register(Frames frames) {
    frames.encode(TeamEvent.Updated.class, e -> team("update_team", e.audience(), e.team()));
    frames.encode(TeamEvent.Deleted.class, e -> team("delete_team", e.audience(), e.team()));
    frames.encode(TeamEvent.Restored.class, e -> team("restore_team", e.audience(), e.team()));
    frames.encode(
        TeamEvent.Joined.class,
        e -> List.of(Frame.of("added_to_team", e.audience(), member(e.team(), e.user()))));
    frames.encode(
        TeamEvent.Left.class,
        e ->
            List.of(
                Frame.of("leave_team", e.audience(), member(e.team(), e.user())),
                Frame.of("leave_team", Audience.user(e.user()), member(e.team(), e.user()))));
  }

  private static List<Frame> team(String name, Audience audience, Team team) {
    ObjectNode data = Json.object().put("team", Json.text(View.of(team, "", "")));
    return List.of(Frame.of(name, audience, data));
  }

  private static ObjectNode member(TeamId team, UserId user) {
    return Json.object().put("team_id", team.value()).put("user_id", user.value());
  }
}
