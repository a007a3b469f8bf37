package org.starling.features.sessions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;
import org.starling.platform.http.TextMap;

/** Sessions over HTTP. */
final class SessionApi {
  private static final Pattern VERSION =
      Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}([-+][0-9A-Za-z.+-]{1,64})?");

  private final Sessions sessions;
  private final EndSessions end;
  private final Permissions permissions;
  private final SessionCookies cookies;
  private final Supplier<? extends SessionTeams> teams;

  SessionApi(
      Sessions sessions,
      EndSessions end,
      Permissions permissions,
      SessionCookies cookies,
      Supplier<? extends SessionTeams> teams) {
    this.sessions = sessions;
    this.end = end;
    this.permissions = permissions;
    this.cookies = cookies;
    this.teams = teams;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/users/{user_id}/sessions").needs(Need.SESSION).run(this::list),
        Route.post("/api/v4/users/{user_id}/sessions/revoke").needs(Need.SESSION).run(this::revoke),
        Route.post("/api/v4/users/{user_id}/sessions/revoke/all")
            .needs(Need.SESSION)
            .run(this::revokeAll),
        Route.post("/api/v4/users/sessions/revoke/all")
            .needs(Need.system("manage_system"))
            .run(call -> revokeEverybody()),
        Route.put("/api/v4/users/sessions/device").needs(Need.SESSION).run(this::attachDevice));
  }

  private UserId owner(Call call) {
    UserId owner = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), owner)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    return owner;
  }

  private Reply list(Call call) {
    UserId owner = owner(call);
    List<ObjectNode> memberships = teams.get().memberships(owner);
    return Reply.ok(
        sessions.shown(owner).stream().map(s -> SessionJson.of(s, memberships)).toList());
  }

  private Reply revoke(Call call) {
    UserId owner = owner(call);
    String id = TextMap.of(call).text("session_id");
    if (id.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("session_id");
    }
    if (!Id.isValid(id)) {
      throw SessionCode.UNKNOWN.refuse();
    }
    Session session =
        sessions
            .byId(new SessionId(id))
            .orElseThrow(() -> {
              end.gone(owner);
              return SessionCode.UNKNOWN.refuse();
            });
    if (!session.user().equals(owner)) {
      throw HttpCode.BAD_PATH.refuse("user_id");
    }
    end.one(owner, session.id());
    return Reply.ok();
  }

  private Reply revokeAll(Call call) {
    end.of(owner(call));
    return Reply.ok();
  }

  private Reply revokeEverybody() {
    end.all();
    return Reply.ok();
  }

  private Reply attachDevice(Call call) {
    TextMap body = TextMap.of(call);
    Map<String, String> props = props(body);
    String device = body.text("device_id");
    if (device.length() > SessionLimits.DEVICE_CHARS_MAX) {
      throw HttpCode.BAD_BODY.refuse("device_id");
    }
    if (device.isEmpty() && props.isEmpty()) {
      return Reply.ok();
    }
    Session session = sessions.attach(call.caller().session(), device, props, end);
    return device.isEmpty()
        ? Reply.ok()
        : cookies.setToken(Reply.ok(), call, session.token(), age(session));
  }

  private Duration age(Session session) {
    return Duration.ofMillis(sessions.lengthMs(session));
  }

  private static Map<String, String> props(TextMap body) {
    Map<String, String> props = new HashMap<>();
    String disabled = body.text(Session.DEVICE_NOTIFICATION_DISABLED);
    if (!disabled.isEmpty()) {
      if (!disabled.equals("true") && !disabled.equals("false")) {
        throw HttpCode.BAD_BODY.refuse(Session.DEVICE_NOTIFICATION_DISABLED);
      }
      props.put(Session.DEVICE_NOTIFICATION_DISABLED, disabled);
    }
    String version = body.text(Session.MOBILE_VERSION);
    if (!version.isEmpty()) {
      if (!VERSION.matcher(version).matches()) {
        throw HttpCode.BAD_BODY.refuse(Session.MOBILE_VERSION);
      }
      props.put(Session.MOBILE_VERSION, version);
    }
    return props;
  }
}
