package org.starling.features.sessions;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;
import org.starling.platform.jobs.Schedule;

/** Builds the slice. */
public final class SessionsWiring {
  /** Whom sessions ask; the last two stand later. */
  public record Neighbours(
      Users users,
      Permissions permissions,
      Supplier<? extends SessionTeams> teams,
      Supplier<? extends TokenSessions> tokens) {}

  /**
   * What others use.
   *
   * @param end also to be told of what happens to accounts
   * @param close stops looking for sessions that ran out
   */
  public record Wired(
      StartSession start,
      EndSessions end,
      KeepSessions keep,
      Authenticator authenticator,
      Runnable close) {}

  private SessionsWiring() {}

  public static Wired wire(Platform platform, Neighbours others, List<Route> routes) {
    SessionStore store = new SessionStore();
    Sessions sessions = new Sessions(platform, store, others.tokens());
    EndSessions end = new EndSessions(platform, store, sessions);
    SessionCookies cookies = new SessionCookies(platform.config(), platform.clock());
    routes.addAll(
        new SessionApi(sessions, end, others.permissions(), cookies, others.teams()).routes());
    SweepSessions sweep = new SweepSessions(platform, store, end);
    sweep.start();
    platform
        .jobs()
        .work("cleanup_sessions", new Schedule.Every(SessionLimits.DELETE_EVERY), sweep::delete);
    return new Wired(
        new StartSession(platform, store, end),
        end,
        new KeepSessions(platform, store, sessions, cookies),
        new SessionAuthenticator(sessions, others.users(), others.permissions(), platform.config()),
        sweep::close);
  }
}
