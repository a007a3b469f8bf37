package org.starling.features.accesstokens;

import java.util.List;
import org.starling.features.sessions.SessionsWiring;
import org.starling.features.sessions.TokenSessions;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class AccessTokensWiring {
  private AccessTokensWiring() {}

  /** Returns what sessions ask about tokens that they do not know. */
  public static TokenSessions wire(
      Platform platform,
      Users users,
      Permissions permissions,
      SessionsWiring.Wired sessions,
      List<Route> routes) {
    AccessTokenStore store = new AccessTokenStore();
    AccessTokens tokens = new AccessTokens(platform, store, sessions.end(), users, permissions);
    routes.addAll(new AccessTokenApi(tokens).routes());
    return new OpenTokenSession(platform, store, sessions.start(), users);
  }
}
