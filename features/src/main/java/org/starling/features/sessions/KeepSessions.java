package org.starling.features.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.kernel.Caller;
import org.starling.kernel.SessionId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.ServiceConfig;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Call;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;

/**
 * Moves the end of a session while somebody works on it, where the configuration wants that: when
 * they post, look at a channel or type. Most calls cost a look into memory.
 */
public final class KeepSessions {
  private static final Set<String> WORK =
      Set.of("/api/v4/posts", "/api/v4/channels/members/{user_id}/view");

  private final ConfigSource config;
  private final Database db;
  private final Clock clock;
  private final SessionStore store;
  private final Sessions sessions;
  private final SessionCookies cookies;

  /** Until when nothing needs to be done about a session. */
  private final Cache<SessionId, Long> quietUntil =
      Caffeine.newBuilder().maximumSize(SessionLimits.CACHED_SESSIONS_MAX).build();

  KeepSessions(Platform platform, SessionStore store, Sessions sessions, SessionCookies cookies) {
    this.config = platform.config();
    this.db = platform.db();
    this.clock = platform.clock();
    this.store = store;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  /** For websocket actions. */
  public void active(Caller caller) {
    if (due(caller)) {
      db.write(tx -> extend(tx, caller.session()));
    }
  }

  /** The same routes; those that only people at work use keep their caller's session alive. */
  public List<Route> watching(List<Route> routes) {
    if (routes.stream().filter(KeepSessions::showsWork).count() != WORK.size()) {
      throw new IllegalStateException("not all of these are routes: " + WORK);
    }
    return routes.stream().map(route -> showsWork(route) ? keeping(route) : route).toList();
  }

  private static boolean showsWork(Route route) {
    return route.method().equals("POST") && WORK.contains(route.path());
  }

  private Route keeping(Route route) {
    return route.handledBy(call -> active(call, route.handler().handle(call)));
  }

  /** A browser also gets its cookies anew when the session got longer. */
  private Reply active(Call call, Reply reply) {
    Caller caller = call.caller();
    if (!due(caller)) {
      return reply;
    }
    Optional<Session> extended = db.write(tx -> extend(tx, caller.session()));
    if (extended.isEmpty() || call.cookie(SessionCookies.TOKEN).isEmpty()) {
      return reply;
    }
    Session session = extended.get();
    return cookies.set(reply, call, session.token(), session.user().value(), session.csrf());
  }

  private boolean due(Caller caller) {
    if (!config.current().service().extendSessionLengthWithActivity()
        || caller.personalToken()
        || caller.oauth()) {
      return false;
    }
    Long quiet = quietUntil.getIfPresent(caller.session());
    return quiet == null || clock.millis() >= quiet;
  }

  private Optional<Session> extend(Tx tx, SessionId id) {
    ServiceConfig service = config.current().service();
    long now = clock.millis();
    Optional<Session> found = store.locked(tx, id).filter(session -> !session.expired(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Session session = found.get();
    long length = session.lengthMs(service);
    long worthAt = session.worthExtendingAt(length);
    if (session.expiresAt() == 0 || now < worthAt) {
      quietUntil.put(id, session.expiresAt() == 0 ? Long.MAX_VALUE : worthAt);
      return Optional.empty();
    }
    store.updateExpiry(tx, id, now + length);
    sessions.forgetHarmless(tx, session.token());
    return Optional.of(session);
  }
}
