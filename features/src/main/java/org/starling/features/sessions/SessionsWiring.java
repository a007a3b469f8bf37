package org.starling.features.sessions;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;

/** Builds the slice. */
public final class SessionsWiring {
  /**
   * What others use.
   *
   * @param end also to be told of what happens to accounts
   */
  public record Wired(
      Sessions sessions, StartSession start, EndSessions end, Authenticator authenticator) {}

  private SessionsWiring() {}

  public static Wired wire(
      Platform platform,
      Users users,
      Permissions permissions,
      Supplier<? extends SessionTeams> teams,
      List<Route> routes) {
    SessionStore store = new SessionStore();
    AccessTokenStore tokenStore = new AccessTokenStore();
    Sessions sessions =
        new Sessions(platform, store, new AccessTokenSessions(platform, tokenStore, store, users));
    EndSessions end = new EndSessions(platform.db(), store, sessions, platform.events());
    SessionCookies cookies = new SessionCookies(platform.config(), platform.clock());
    AccessTokens accessTokens = new AccessTokens(platform, tokenStore, end, users, permissions);
    routes.addAll(new SessionApi(sessions, end, permissions, cookies, teams).routes());
    routes.addAll(new AccessTokenApi(accessTokens).routes());
    return new Wired(
        sessions,
        new StartSession(platform, store, end),
        end,
        new SessionAuthenticator(sessions, users, permissions, platform.config()));
  }
}
