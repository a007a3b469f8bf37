package org.starling.features.users;

import java.util.List;
import org.starling.kernel.Caller;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Reading one account. */
final class UserApi {
  private static final String VERSION = "11.6.0";

  private final ConfigSource config;
  private final UserDoor door;
  private final Profiles profiles;

  UserApi(ConfigSource config, UserDoor door, Profiles profiles) {
    this.config = config;
    this.door = door;
    this.profiles = profiles;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/users/{user_id}").needs(Need.SESSION).run(this::one),
        Route.get("/api/v4/users/username/{username:[A-Za-z0-9_.-]+}")
            .needs(Need.SESSION)
            .run(call -> answer(call, door.byUsername(call.caller(), call.path("username")))),
        Route.get("/api/v4/users/email/{email:.+}").needs(Need.SESSION).run(this::byEmail));
  }

  private Reply one(Call call) {
    return answer(call, door.enter(call.caller(), call.userId("user_id")));
  }

  /** Even oneself is shown as somebody else. */
  private Reply byEmail(Call call) {
    User user = door.byEmail(call.caller(), call.path("email"));
    return Reply.unlessMatching(
        call, etag(user), () -> Reply.ok(profiles.listed(call.caller(), user)));
  }

  private Reply answer(Call call, User user) {
    Caller caller = call.caller();
    return Reply.unlessMatching(call, etag(user), () -> Reply.ok(profiles.seenBy(caller, user)));
  }

  private String etag(User user) {
    Config now = config.current();
    return String.join(
        ".",
        VERSION,
        user.id().value(),
        Long.toString(user.updateAt()),
        "",
        "0",
        Boolean.toString(now.privacy().showFullName()),
        Boolean.toString(now.privacy().showEmailAddress()),
        Long.toString(user.bot().lastIconUpdate()));
  }
}
