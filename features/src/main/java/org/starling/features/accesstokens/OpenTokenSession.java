package org.starling.features.accesstokens;

import java.util.Optional;
import org.starling.features.sessions.Session;
import org.starling.features.sessions.StartSession;
import org.starling.features.sessions.TokenSessions;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/** Makes the session that a personal access token stands for when it is first used. */
final class OpenTokenSession implements TokenSessions {
  private final Platform platform;
  private final AccessTokenStore tokens;
  private final StartSession start;
  private final Users users;

  OpenTokenSession(Platform platform, AccessTokenStore tokens, StartSession start, Users users) {
    this.platform = platform;
    this.tokens = tokens;
    this.start = start;
    this.users = users;
  }

  @Override
  public Optional<Session> open(String secret) {
    return tokens
        .bySecret(platform.db().primary(), secret)
        .flatMap(token -> users.byId(token.user()))
        .filter(owner -> !owner.deactivated() && allowed(owner))
        .flatMap(owner -> platform.db().write(tx -> open(tx, secret, owner)));
  }

  private boolean allowed(User owner) {
    return owner.bot().is() || platform.config().current().service().enableUserAccessTokens();
  }

  /** The row is locked, so that revoking it meanwhile finds the session to end. */
  private Optional<Session> open(Tx tx, String secret, User owner) {
    return tokens
        .lockedBySecret(tx, secret)
        .map(token -> start.ofToken(tx, owner, token.secret(), token.id()));
  }
}
