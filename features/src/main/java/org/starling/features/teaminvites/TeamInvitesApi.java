package org.starling.features.teaminvites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.starling.features.teammembers.MemberView;
import org.starling.features.teams.Team;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Looking at, sending and accepting invitations. */
final class TeamInvitesApi {
  private static final String TEAM = "/api/v4/teams/{team_id}";

  private final TeamInvitations invitations;
  private final InviteByMail mail;

  TeamInvitesApi(TeamInvitations invitations, InviteByMail mail) {
    this.invitations = invitations;
    this.mail = mail;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/teams/invite/{invite_id}")
            .needs(Need.NOBODY)
            .run(call -> Reply.ok(shown(invitations.open(call.path("invite_id"))))),
        Route.post("/api/v4/teams/members/invite").needs(Need.SESSION).run(this::join),
        Route.post(TEAM + "/invite/email").needs(Need.SESSION).run(this::invite),
        Route.post(TEAM + "/invite-guests/email")
            .needs(Need.SESSION)
            .run(call -> {
              throw InviteCode.NO_GUESTS.refuse();
            }),
        Route.delete("/api/v4/teams/invites/email")
            .needs(Need.system("invalidate_email_invite"))
            .run(call -> {
              mail.voidAll();
              return Reply.ok();
            }));
  }

  private static ObjectNode shown(Team team) {
    return Json.object()
        .put("id", team.id().value())
        .put("name", team.name())
        .put("display_name", team.displayName())
        .put("description", team.description());
  }

  private Reply join(Call call) {
    String token = call.query("token");
    String inviteId = call.query("invite_id");
    if (!token.isEmpty()) {
      return Reply.created(MemberView.of(invitations.joinByToken(call.caller(), token)));
    }
    if (inviteId.isEmpty()) {
      throw InviteCode.NOTHING_TO_JOIN_BY.refuse();
    }
    return Reply.created(MemberView.of(invitations.joinByLink(call.caller(), inviteId)));
  }

  /** With any {@code graceful} each address gets an entry of its own. */
  private Reply invite(Call call) {
    TeamId team = call.teamId("team_id");
    mail.checkMay(call.caller(), team);
    InviteByMail.Letter letter = letter(call);
    if (letter.emails().isEmpty() || letter.emails().size() > InviteLimits.EMAILS_AT_ONCE_MAX) {
      throw HttpCode.BAD_BODY.refuse("user_email");
    }
    if (call.query("graceful").isEmpty()) {
      mail.inviteAll(call.caller(), team, letter);
      return Reply.ok();
    }
    List<String> refused = mail.inviteEach(call.caller(), team, letter);
    return Reply.ok(
        letter.emails().stream()
            .map(email -> new Entry(email, refused.contains(email) ? BAD_ADDRESS : null))
            .toList());
  }

  /** What became of one of several addresses. */
  record Entry(String email, @Nullable ObjectNode error) {}

  private static final ObjectNode BAD_ADDRESS = Reply.problem(InviteCode.BAD_ADDRESS.refuse());

  /** The body is a list of addresses, or an object that names channels and a message too. */
  private static InviteByMail.Letter letter(Call call) {
    JsonNode body = call.json(JsonNode.class, InviteCode.BAD_BODY);
    List<String> channels = texts(body.path("channelIds"));
    List<String> emails = texts(body.isArray() ? body : body.path("emails"));
    return new InviteByMail.Letter(
        emails.stream().map(email -> email.toLowerCase(Locale.ROOT)).distinct().toList(),
        channels.stream().filter(Id::isValid).map(ChannelId::new).toList(),
        body.path("message").asText());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (!item.isTextual()) {
        throw InviteCode.BAD_BODY.refuse();
      }
      texts.add(item.textValue());
    }
    return texts;
  }
}
