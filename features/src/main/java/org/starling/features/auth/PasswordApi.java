package org.starling.features.auth;

import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.TextMap;

/** Passwords over HTTP. */
final class PasswordApi {
  private final ChangePassword change;
  private final ForgiveFailures forgive;

  PasswordApi(ChangePassword change, ForgiveFailures forgive) {
    this.change = change;
    this.forgive = forgive;
  }

  List<Route> routes() {
    return List.of(
        Route.put("/api/v4/users/{user_id}/password").needs(Need.SESSION).run(this::change),
        Route.post("/api/v4/users/{user_id}/reset_failed_attempts")
            .needs(Need.SESSION)
            .run(this::forgive));
  }

  private Reply change(Call call) {
    UserId user = call.userId("user_id");
    TextMap body = TextMap.of(call);
    String wanted = body.text("new_password");
    if (body.text("already_hashed").equals("true")) {
      change.hashed(call.caller(), user, wanted);
    } else if (call.caller().is(user)) {
      change.own(call.caller(), body.text("current_password"), wanted);
    } else {
      change.ofAnother(call.caller(), user, wanted);
    }
    return Reply.ok();
  }

  private Reply forgive(Call call) {
    forgive.forgive(call.caller(), call.userId("user_id"));
    return Reply.ok();
  }
}
