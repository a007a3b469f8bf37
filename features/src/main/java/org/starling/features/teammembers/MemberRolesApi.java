package org.starling.features.teammembers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Changing the roles of members of teams. */
final class MemberRolesApi {
  private static final String MEMBER = "/api/v4/teams/{team_id}/members/{user_id}";
  private static final Pattern ROLE_NAME = Pattern.compile("[a-z0-9_]{1,64}");

  private final ChangeMemberRoles change;

  MemberRolesApi(ChangeMemberRoles change) {
    this.change = change;
  }

  List<Route> routes() {
    return List.of(
        Route.put(MEMBER + "/roles").needs(Need.SESSION).run(this::byNames),
        Route.put(MEMBER + "/schemeRoles")
            .needs(Need.SESSION)
            .body(call -> call.jsonOr(ChangeMemberRoles.Flags.NONE, ChangeMemberRoles.Flags.class))
            .run(this::byFlags));
  }

  private Reply byNames(Call call) {
    ChangeMemberRoles.Whom whom = whom(call);
    change.byNames(call.caller(), whom, names(call));
    return Reply.ok();
  }

  private Reply byFlags(Call call, ChangeMemberRoles.Flags flags) {
    change.byFlags(call.caller(), whom(call), flags);
    return Reply.ok();
  }

  private static ChangeMemberRoles.Whom whom(Call call) {
    return new ChangeMemberRoles.Whom(call.teamId("team_id"), call.userId("user_id"));
  }

  /** The system's administrator is no role of teams, alone or not; missing means no roles. */
  private static List<String> names(Call call) {
    JsonNode roles = call.fields().path("roles");
    String text = roles.isTextual() ? roles.textValue().strip() : "";
    List<String> names = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    boolean known = names.stream().allMatch(name -> ROLE_NAME.matcher(name).matches());
    if (!known || names.equals(List.of("system_admin"))) {
      throw HttpCode.BAD_BODY.refuse("team_member_roles");
    }
    return names;
  }
}
