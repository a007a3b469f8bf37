package org.starling.features.sessions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.SessionId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/** Makes the session that a personal access token stands for when it is first used. */
final class AccessTokenSessions {
  private final Platform platform;
  private final AccessTokenStore tokens;
  private final SessionStore sessions;
  private final Users users;

  AccessTokenSessions(
      Platform platform, AccessTokenStore tokens, SessionStore sessions, Users users) {
    this.platform = platform;
    this.tokens = tokens;
    this.sessions = sessions;
    this.users = users;
  }

  Optional<Session> open(String secret) {
    if (!platform.config().current().service().enableUserAccessTokens()) {
      return Optional.empty();
    }
    Optional<User> owner =
        tokens
            .bySecret(platform.db().primary(), secret)
            .flatMap(token -> users.byId(token.user()))
            .filter(found -> !found.deactivated());
    return owner.flatMap(user -> platform.db().write(tx -> open(tx, secret, user)));
  }

  /** The row is locked, so that revoking it meanwhile finds the session to end. */
  private Optional<Session> open(Tx tx, String secret, User user) {
    Optional<Session> session =
        tokens.lockedBySecret(tx, secret).map(token -> session(token, user));
    session.ifPresent(made -> sessions.insert(tx, made));
    return session;
  }

  private Session session(AccessToken token, User user) {
    long now = platform.clock().millis();
    Map<String, String> props = new HashMap<>();
    props.put(Session.TYPE, Session.TYPE_PERSONAL_TOKEN);
    props.put(Session.PERSONAL_TOKEN_ID, token.id().value());
    props.put(Session.GUEST, Boolean.toString(user.guest()));
    return new Session(
        new SessionId(platform.ids().next()),
        token.secret(),
        now,
        now + Duration.ofHours(SessionLimits.PERSONAL_TOKEN_HOURS).toMillis(),
        now,
        user.id(),
        "",
        user.roles(),
        false,
        props,
        false);
  }
}
