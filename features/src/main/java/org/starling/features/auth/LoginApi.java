package org.starling.features.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.starling.features.sessions.EndSessions;
import org.starling.features.users.Profiles;
import org.starling.platform.http.Call;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;

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
        Route.post("/api/v4/users/login").needs(Need.NOBODY).run(this::login),
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

  /** The body is read as a map of text; what does not fit is as good as absent. */
  private static Login.Form form(Call call) {
    JsonNode body;
    try {
      body = Json.mapper().readTree(call.bytes());
    } catch (IOException e) {
      body = Json.object();
    }
    return new Login.Form(
        body.path("id").asText(""),
        body.path("login_id").asText(""),
        body.path("password").asText(""),
        body.path("token").asText(""),
        body.path("device_id").asText(""),
        call.header("User-Agent"));
  }

  private Reply logout(Call call) {
    call.maybeCaller().ifPresent(caller -> end.one(caller.session()));
    return cookies.clear(Reply.ok());
  }
}
