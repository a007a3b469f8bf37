package org.starling.features.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Rate;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Other ways to sign in over HTTP. */
final class SignInApi {
  /** Where an account signs in, and its name there. */
  record Auth(String authData, String authService) {}

  private static final Rate DESKTOP_TOKEN_RATE = new Rate(2, 1);
  private static final String EDIT_OTHERS = "edit_other_users";
  private static final Set<String> LDAP_SOURCES =
      Set.of("email", "gitlab", "saml", "google", "office365", "openid");
  private static final Set<String> SAML_SOURCES =
      Set.of("email", "gitlab", "ldap", "google", "office365", "openid");
  private static final Set<String> SERVICES =
      Set.of("ldap", "saml", "gitlab", "google", "office365", "openid");
  private static final Set<String> MATCH_FIELDS = Set.of("email", "username");

  private final Platform platform;
  private final Users users;
  private final Permissions permissions;
  private final SwitchSignIn switching;
  private final SignInStore store;

  SignInApi(
      Platform platform,
      Users users,
      Permissions permissions,
      SwitchSignIn switching,
      SignInStore store) {
    this.platform = platform;
    this.users = users;
    this.permissions = permissions;
    this.switching = switching;
    this.store = store;
  }

  List<Route> routes() {
    Need administrator = Need.system("manage_system");
    return List.of(
        Route.post("/api/v4/users/login/type").needs(Need.NOBODY).run(call -> untold()),
        Route.post("/api/v4/users/login/switch")
            .needs(Need.NOBODY)
            .body(SwitchSignIn.Request.class)
            .run(this::change),
        Route.post("/api/v4/users/login/desktop_token")
            .needs(Need.NOBODY)
            .limit(DESKTOP_TOKEN_RATE)
            .run(call -> {
              throw SignInCode.DESKTOP_TOKEN.refuse();
            }),
        Route.post("/api/v4/users/login/sso/code-exchange")
            .needs(Need.NOBODY)
            .run(call -> {
              throw SignInCode.CODE_EXCHANGE.refuse();
            }),
        Route.post("/api/v4/users/login/cws")
            .needs(Need.NOBODY)
            .noCsrf()
            .run(call -> {
              throw SignInCode.CLOUD.refuse();
            }),
        Route.put("/api/v4/users/{user_id}/auth")
            .needs(Need.system(EDIT_OTHERS))
            .body(Auth.class)
            .run(this::update),
        Route.post("/api/v4/users/migrate_auth/ldap").needs(administrator).run(this::toLdap),
        Route.post("/api/v4/users/migrate_auth/saml").needs(administrator).run(this::toSaml));
  }

  /** How an account signs in is told only where links sign guests in, which is not here. */
  private static Reply untold() {
    return new Reply(404, List.of(), new Reply.Whole("application/json", new byte[0]));
  }

  private Reply change(Call call, SwitchSignIn.Request request) {
    throw switching.refusal(call.maybeCaller(), request);
  }

  private Reply update(Call call, Auth auth) {
    UserId id = call.userId("user_id");
    if (auth.authData().isEmpty() || !SERVICES.contains(auth.authService())) {
      throw SignInCode.INCOMPLETE.refuse();
    }
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    if (!permissions.actsFor(call.caller(), id)) {
      throw HttpCode.NOT_PERMITTED.refuse(EDIT_OTHERS);
    }
    platform
        .db()
        .write(tx -> {
          long now = platform.clock().millis();
          store.update(tx, id, auth.authService(), auth.authData(), now);
          users.forget(tx, id);
          return user;
        });
    return Reply.ok(auth);
  }

  private Reply toLdap(Call call) {
    JsonNode body = body(call);
    check(LDAP_SOURCES.contains(body.path("from").asText()), "from");
    check(body.path("force").isBoolean(), "force");
    check(MATCH_FIELDS.contains(body.path("match_field").asText()), "match_field");
    throw SignInCode.NO_LDAP.refuse();
  }

  private Reply toSaml(Call call) {
    JsonNode body = body(call);
    check(SAML_SOURCES.contains(body.path("from").asText()), "from");
    check(body.path("auto").isBoolean(), "auto");
    check(body.path("matches").isObject(), "matches");
    throw SignInCode.NO_SAML.refuse();
  }

  private static void check(boolean met, String field) {
    if (!met) {
      throw HttpCode.BAD_BODY.refuse(field);
    }
  }

  private static JsonNode body(Call call) {
    try {
      return Json.mapper().readTree(call.bytes());
    } catch (IOException e) {
      throw HttpCode.BAD_BODY.refuse("body", e);
    }
  }
}
