package org.starling.features.signup;

import java.util.List;
import org.starling.features.users.Profiles;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** POST /users. */
final class SignUpApi {
  private final SignUp signUp;
  private final Profiles profiles;

  SignUpApi(SignUp signUp, Profiles profiles) {
    this.signUp = signUp;
    this.profiles = profiles;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/users")
            .needs(Need.NOBODY)
            .body(call -> call.jsonOr(SignUpJson.EMPTY, SignUpJson.class))
            .run(this::create));
  }

  private Reply create(Call call, SignUpJson body) {
    SignUp.Link link = new SignUp.Link(call.query("t"), call.query("iid"));
    return Reply.created(profiles.own(signUp.signUp(call.maybeCaller(), body.form(), link)));
  }
}
