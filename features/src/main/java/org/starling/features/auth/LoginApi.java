package org.starling.features.auth;

import java.util.List;
import org.starling.features.sessions.EndSessions;
import org.starling.features.users.Profiles;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;
import org.starling.platform.http.TextMap;

/** Signing in and out. */
final class LoginApi {
  private final Login login;
  private final EndSessions end;
  private final Profiles profiles;
  private final SessionCookies cookies;

  LoginApi(Login login, EndSessions end, Profiles profiles, SessionCookies cookies) {
    this.login = login;
    this.end = end;
    this.profiles = profiles;
    this.cookies = cookies;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/users/login")
            .needs(Need.NOBODY)
            .limit(AuthLimits.LOGIN_RATE)
            .run(this::login),
        Route.post("/api/v4/users/logout").needs(Need.NOBODY).run(this::logout));
  }

  private Reply login(Call call) {
    Login.In in = login.login(form(call));
    Reply reply = Reply.ok(profiles.own(in.user())).with("Token", in.session().token());
    return call.header("X-Requested-With").equals("XMLHttpRequest")
        ? cookies.set(
            reply, call, in.session().token(), in.session().user().value(), in.session().csrf())
        : reply;
  }

  private static Login.Form form(Call call) {
    TextMap body = TextMap.of(call);
    return new Login.Form(
        body.text("id"),
        body.text("login_id"),
        body.text("password"),
        body.text("token"),
        body.text("device_id"),
        body.text("magic_link_token"),
        call.header("User-Agent"));
  }

  private Reply logout(Call call) {
    call.maybeCaller()
        .ifPresentOrElse(
            caller -> end.one(caller.user(), caller.session()),
            () -> end.unknown(call.token(), call.remoteAddress()));
    return cookies.clear(Reply.ok());
  }
}
