package org.starling.kernel;

import java.util.List;
import java.util.Map;

/**
 * Who asks: a signed-in person or bot on one session. Made by the edge only, after the session was
 * found valid.
 *
 * @param roles system-wide role names of the user, as the session has them
 * @param props the session's properties (contract database.md, sessions.props)
 * @param connection the websocket connection that must not get this request's own events, from the
 *     Connection-Id header; empty if none
 */
public record Caller(
    UserId user,
    SessionId session,
    List<String> roles,
    boolean oauth,
    boolean personalToken,
    Map<String, String> props,
    String connection) {

  public Caller {
    roles = List.copyOf(roles);
    props = Map.copyOf(props);
  }

  public boolean is(UserId other) {
    return user.equals(other);
  }

  public boolean guest() {
    return roles.contains("system_guest");
  }
}
