package org.starling.features.mfa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The second factor over HTTP; reachable by those who must set it up before anything else. */
final class MfaApi {
  record Change(@Nullable Boolean activate, String code) {}

  record Generated(String secret, byte[] qrCode) {}

  private final SetUpMfa setUp;
  private final Permissions permissions;

  MfaApi(SetUpMfa setUp, Permissions permissions) {
    this.setUp = setUp;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/users/{user_id}/mfa/generate")
            .needs(Need.SESSION_BEFORE_MFA)
            .run(this::generate),
        Route.put("/api/v4/users/{user_id}/mfa").needs(Need.SESSION_BEFORE_MFA).run(this::change));
  }

  private UserId owner(Call call) {
    UserId owner = call.userId("user_id");
    if (call.caller().oauth() || !permissions.actsFor(call.caller(), owner)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return owner;
  }

  private Reply generate(Call call) {
    SetUpMfa.Secret secret = setUp.generate(owner(call));
    return Reply.ok(new Generated(secret.text(), secret.picture()))
        .with("Cache-Control", "no-cache, no-store, must-revalidate")
        .with("Pragma", "no-cache");
  }

  private Reply change(Call call) {
    UserId owner = owner(call);
    Change change = call.json(Change.class);
    if (change.activate() == null) {
      throw HttpCode.BAD_BODY.refuse("activate");
    }
    if (!change.activate()) {
      setUp.deactivate(owner);
      return Reply.ok();
    }
    if (change.code().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("code");
    }
    setUp.activate(owner, change.code());
    return Reply.ok();
  }
}
