package org.starling.features.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.starling.features.users.Profiles;
import org.starling.features.users.User;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Changing accounts. */
final class ProfileApi {
  /** The use cases behind the routes. */
  record Uses(EditProfile edit, ChangeRoles roles, ChangeActivity activity, ChangeKind kind) {}

  private final Uses uses;
  private final Profiles profiles;

  ProfileApi(Uses uses, Profiles profiles) {
    this.uses = uses;
    this.profiles = profiles;
  }

  List<Route> routes() {
    return List.of(
        Route.put("/api/v4/users/{user_id}/patch")
            .needs(Need.SESSION)
            .body(call -> call.jsonOr(ProfileJson.NOTHING, ProfileJson.class))
            .run((call, body) -> own(uses.edit().patch(call.caller(), id(call), body))),
        Route.put("/api/v4/users/{user_id}")
            .needs(Need.SESSION)
            .body(ProfileJson.class)
            .run((call, body) -> own(uses.edit().replace(call.caller(), id(call), body))),
        Route.put("/api/v4/users/{user_id}/roles").needs(Need.SESSION).run(this::changeRoles),
        Route.put("/api/v4/users/{user_id}/active").needs(Need.SESSION).run(this::changeActivity),
        Route.delete("/api/v4/users/{user_id}").needs(Need.SESSION).run(this::delete),
        Route.post("/api/v4/users/{user_id}/email/verify/member")
            .needs(Need.system(ProfileDoor.MANAGE_SYSTEM))
            .run(call -> Reply.ok(profiles.forAdministrators(uses.kind().verified(id(call))))),
        Route.post("/api/v4/users/{user_id}/promote").needs(Need.SESSION).run(this::promote),
        Route.post("/api/v4/users/{user_id}/demote").needs(Need.SESSION).run(this::demote),
        Route.post("/api/v4/users/{user_id}/convert_to_bot")
            .needs(Need.system(ProfileDoor.MANAGE_SYSTEM))
            .run(call -> Reply.ok(uses.kind().toBot(id(call)))));
  }

  private Reply own(User user) {
    return Reply.ok(profiles.own(user));
  }

  private static UserId id(Call call) {
    return call.userId("user_id");
  }

  /** The body is read as a map of texts, in which other types count as absent. */
  private Reply changeRoles(Call call) {
    UserId id = id(call);
    JsonNode roles = call.fields().path("roles");
    uses.roles().change(call.caller(), id, roles.isTextual() ? roles.textValue() : "");
    return Reply.ok();
  }

  private Reply changeActivity(Call call) {
    UserId id = id(call);
    JsonNode active = call.fields().path("active");
    if (!active.isBoolean()) {
      throw HttpCode.BAD_BODY.refuse("active");
    }
    uses.activity().change(call.caller(), id, active.booleanValue());
    return Reply.ok();
  }

  private Reply delete(Call call) {
    uses.activity().delete(call.caller(), id(call), call.queryFlag("permanent"));
    return Reply.ok();
  }

  private Reply promote(Call call) {
    uses.kind().promote(call.caller(), id(call));
    return Reply.ok();
  }

  private Reply demote(Call call) {
    id(call);
    throw ProfileCode.GUESTS_NOT_HERE.refuse();
  }
}
