package org.starling.features.sessions;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.starling.kernel.Id;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/**
 * Which sessions live. A token that was seen lately costs no query; what ends or changes a session
 * calls {@link #forget} with its token once that is committed. Another node may have moved a
 * session's end or its last activity meanwhile, so a session is found too old only by its row.
 */
final class Sessions {
  /**
   * @param turn when it was read
   */
  private record Known(Session session, AtomicLong lastActivity, long turn) {
    static Known of(Session session, long turn) {
      return new Known(session, new AtomicLong(session.lastActivityAt()), turn);
    }
  }

  private final Database db;
  private final ConfigSource config;
  private final Clock clock;
  private final SessionStore store;
  private final Supplier<? extends TokenSessions> tokens;
  private final TrustedCache<String, Known> byToken;
  private final AtomicLong turns = new AtomicLong();

  /** Sessions of these users that were read before that turn do not count. */
  private final Map<UserId, Long> doubted = new ConcurrentHashMap<>();

  private final Notice<String> changed;
  private final Notice<String> prolonged;

  Sessions(Platform platform, SessionStore store, Supplier<? extends TokenSessions> tokens) {
    this.db = platform.db();
    this.config = platform.config();
    this.clock = platform.clock();
    this.store = store;
    this.tokens = tokens;
    this.byToken =
        platform
            .caches()
            .shared(
                "Session",
                Caffeine.newBuilder()
                    .maximumSize(SessionLimits.CACHED_SESSIONS_MAX)
                    .expireAfterWrite(
                        Duration.ofMinutes(config.current().service().sessionCacheInMinutes())));
    this.changed = platform.caches().notice("inv_session", Keys.TEXT, byToken);
    this.prolonged = changed.harmless();
  }

  /** The session behind a token, unless it is over; noting that it was used. */
  Optional<Session> live(String token) {
    if (!Id.isValid(token)) {
      return Optional.empty();
    }
    Optional<Known> known = known(token);
    if (known.filter(this::over).isPresent()) {
      byToken.drop(token);
      known = known(token);
    }
    while (known.filter(this::doubtful).isPresent()) {
      byToken.drop(token);
      known = known(token);
    }
    Optional<Known> alive = known.filter(one -> !over(one));
    alive.ifPresent(this::noteActivity);
    return alive.map(Known::session);
  }

  private Optional<Known> known(String token) {
    return byToken.find(
        token,
        unseen -> {
          long turn = turns.get();
          return store
              .byToken(db.primary(), unseen)
              .or(() -> tokens.get().open(unseen))
              .map(session -> Known.of(session, turn));
        });
  }

  private boolean doubtful(Known known) {
    Long turn = doubted.get(known.session().user());
    return turn != null && known.turn() < turn;
  }

  private boolean over(Known known) {
    return over(known.session(), known.lastActivity().get());
  }

  boolean over(Session session, long lastActivity) {
    long now = clock.millis();
    return session.expired(now) || session.idleSince(lastActivity, now, config.current().service());
  }

  private void noteActivity(Known known) {
    long now = clock.millis();
    long last = known.lastActivity().get();
    if (now - last >= SessionLimits.ACTIVITY_WRITE_MS
        && known.lastActivity().compareAndSet(last, now)) {
      db.write(tx -> {
        store.updateActivity(tx, known.session().id(), now);
        return known;
      });
    }
  }

  /** Those that have not run out, the one active last first. */
  List<Session> shown(UserId user) {
    long now = clock.millis();
    return store.of(db.primary(), user).stream().filter(session -> !session.expired(now)).toList();
  }

  /** Notes what a phone tells of itself; an empty {@code device} leaves that as it is. */
  Session attach(SessionId id, String device, Map<String, String> props, EndSessions end) {
    return db.write(tx -> {
      Session session = store.locked(tx, id).orElseThrow(SessionCode.UNKNOWN::refuse);
      String deviceNow = device.isEmpty() ? session.deviceId() : device;
      Session told = session.onDevice(deviceNow, props, session.expiresAt());
      if (!device.isEmpty()) {
        end.onDevice(tx, session.user(), device, id);
        told = told.onDevice(device, props, session.createAt() + lengthMs(told));
      }
      store.updateDevice(tx, told);
      forgetHarmless(tx, session.token());
      return told;
    });
  }

  long lengthMs(Session session) {
    return session.lengthMs(config.current().service());
  }

  Optional<Session> byId(SessionId id) {
    return store.byId(db.primary(), id);
  }

  /** Drops what is remembered of sessions that changed, on all nodes. */
  void forget(Collection<String> tokens) {
    changed.give(tokens);
  }

  /** The same once {@code tx} is committed, of one that gives what it gave before. */
  void forgetHarmless(Tx tx, String token) {
    prolonged.after(tx, token);
  }

  /** The same on this node. */
  void drop(Collection<String> tokens) {
    byToken.drop(tokens);
  }

  /** A user's sessions are read anew on this node, whichever they are. */
  void doubt(UserId user) {
    if (doubted.size() >= SessionLimits.DOUBTED_USERS_MAX) {
      byToken.dropAll();
      doubted.clear();
    }
    doubted.put(user, turns.incrementAndGet());
  }

  /** What this node has in memory of such as were used lately. */
  List<Session> remembered(Collection<String> ofTokens) {
    return byToken.presentOf(ofTokens).values().stream().map(Known::session).toList();
  }

  /** Of those that are in the database now; who has none is not there. */
  Map<UserId, Set<SessionId>> ids(Collection<UserId> users) {
    Map<UserId, Set<SessionId>> found = new HashMap<>();
    List<UserId> all = List.copyOf(users);
    for (int at = 0; at < all.size(); at += SessionLimits.USERS_AT_ONCE_MAX) {
      int end = Math.min(all.size(), at + SessionLimits.USERS_AT_ONCE_MAX);
      store
          .ids(db.primary(), all.subList(at, end))
          .forEach(of -> found.computeIfAbsent(of.user(), _ -> new HashSet<>()).add(of.session()));
    }
    return found;
  }

  void dropAll() {
    byToken.dropAll();
  }
}
