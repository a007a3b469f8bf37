package org.starling.features.sessions;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.users.AccountLife;
import org.starling.features.users.User;
import org.starling.kernel.Events;
import org.starling.kernel.Id;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.realtime.Whereabouts;

/**
 * Ends sessions, and tells everything that hangs on them. Where there is none to end, another node
 * may just have ended it and be telling of it, or have died before it could: so all nodes look at
 * the user's sessions again before the answer.
 */
public final class EndSessions implements AccountLife {
  private static final Logger LOG = LoggerFactory.getLogger(EndSessions.class);

  private final Database db;
  private final SessionStore store;
  private final Sessions sessions;
  private final Events events;
  private final Notice<Over> over;
  private final Notice<UserId> doubted;
  private final UnknownTokens unknown;
  private final Whereabouts whereabouts;

  /** What every node must know of a session that ended. */
  private record Over(UserId user, SessionId id, String token) {
    static final Keys<Over> KEYS =
        new Keys<>(o -> String.join(" ", o.user.value(), o.id.value(), o.token), Over::parse);

    static Over of(Session session) {
      return new Over(session.user(), session.id(), session.token());
    }

    private static Over parse(String text) {
      String[] parts = text.split(" ");
      return new Over(new UserId(parts[0]), new SessionId(parts[1]), parts[2]);
    }
  }

  EndSessions(Platform platform, SessionStore store, Sessions sessions) {
    this.db = platform.db();
    this.store = store;
    this.sessions = sessions;
    this.events = platform.events();
    this.over =
        platform.caches().notice("clear_session_user", Over.KEYS, this::end, sessions::dropAll);
    this.doubted =
        platform
            .caches()
            .notice(
                "inv_all_user_sessions",
                new Keys<>(UserId::value, UserId::new),
                this::lookAgain,
                this::lookAgainAtAll);
    this.unknown =
        new UnknownTokens(
            platform.caches(),
            platform
                .caches()
                .notice("clear_session_token", Keys.TEXT, this::endKnown, sessions::dropAll));
    this.whereabouts = platform.whereabouts();
  }

  public void one(UserId user, SessionId id) {
    db.write(tx -> surely(tx, user, store.delete(tx, id)));
  }

  /** All of a user's. */
  public void of(Tx tx, UserId user) {
    surely(tx, user, store.deleteOf(tx, user));
  }

  public void of(UserId user) {
    db.write(tx -> surely(tx, user, store.deleteOf(tx, user)));
  }

  /** All of a user's but one. */
  public void othersOf(Tx tx, UserId user, SessionId kept) {
    surely(tx, user, store.deleteOthersOf(tx, user, kept));
  }

  /** Those of a user that are not in the database any more are over on all nodes. */
  void gone(UserId user) {
    doubted.give(user);
  }

  /**
   * One of which only the token is known, since its row is gone.
   *
   * @param address of who named it
   */
  public void unknown(String token, String address) {
    if (Id.isValid(token)) {
      unknown.end(token, address);
    }
  }

  void onDevice(Tx tx, UserId user, String deviceId, SessionId kept) {
    ended(tx, store.deleteOnDevice(tx, user, deviceId, kept));
  }

  void beyondLimit(Tx tx, UserId user) {
    ended(tx, store.deleteBeyond(tx, user, SessionLimits.SESSIONS_PER_USER_MAX));
  }

  /** The one that a personal access token of the user stands for. */
  public void ofToken(Tx tx, UserId user, String token) {
    surely(tx, user, store.deleteByTokens(tx, List.of(token)));
  }

  /** Everybody's. */
  void all() {
    int ended;
    do {
      ended =
          db.write(tx -> ended(tx, store.deleteSome(tx, SessionLimits.ENDED_AT_ONCE_MAX)).size());
    } while (ended > 0);
    doubted.giveAll();
  }

  @Override
  public void deactivated(Tx tx, User user) {
    of(tx, user.id());
  }

  @Override
  public void rolesChanged(Tx tx, User user) {
    List<String> tokens = store.updateRoles(tx, user.id(), user.roles());
    tx.afterCommit(() -> sessions.forget(tokens));
  }

  private Collection<Session> surely(Tx tx, UserId user, List<Session> ended) {
    if (ended.isEmpty()) {
      doubted.after(tx, user);
    }
    return ended(tx, ended);
  }

  private Collection<Session> ended(Tx tx, List<Session> ended) {
    if (!ended.isEmpty()) {
      tx.afterCommit(() -> tell(ended));
    }
    return ended;
  }

  /** What hangs on them on this node ends. */
  void here(List<Session> sessions) {
    end(sessions.stream().map(Over::of).toList());
  }

  private void tell(List<Session> sessions) {
    over.give(sessions.stream().map(Over::of).toList());
  }

  /** On each node: what hangs on them there ends too. */
  private void end(Collection<Over> ended) {
    sessions.drop(ended.stream().map(Over::token).toList());
    Map<UserId, Set<SessionId>> byUser =
        ended.stream()
            .collect(
                Collectors.groupingBy(
                    Over::user,
                    Collectors.mapping(Over::id, Collectors.toCollection(HashSet::new))));
    byUser.forEach((user, ids) -> events.publish(new SessionEvent.Ended(user, ids)));
  }

  private void lookAgain(Collection<UserId> users) {
    users.forEach(sessions::doubt);
    closeAllBut(living(users), users);
  }

  private void lookAgainAtAll() {
    sessions.dropAll();
    Set<UserId> connected = whereabouts.users();
    closeAllBut(living(connected), connected);
  }

  /** What nobody can tell to be alive closes too, and proves itself when it comes back. */
  private Map<UserId, Set<SessionId>> living(Collection<UserId> users) {
    try {
      return sessions.ids(users);
    } catch (RuntimeException e) {
      LOG.warn(
          "Sessions of {} users could not be looked at; their connections end: {}",
          users.size(),
          e.toString());
      return Map.of();
    }
  }

  private void closeAllBut(Map<UserId, Set<SessionId>> living, Collection<UserId> users) {
    users.forEach(
        user -> events.publish(new SessionEvent.Left(user, living.getOrDefault(user, Set.of()))));
  }

  private void endKnown(Collection<String> tokens) {
    here(sessions.remembered(tokens));
    sessions.drop(tokens);
  }
}
