package org.starling.features.sessions;

import java.util.Optional;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.ServiceConfig;
import org.starling.platform.http.Authenticator;

/** Tells the edge who a token belongs to. */
final class SessionAuthenticator implements Authenticator {
  private final Sessions sessions;
  private final Users users;
  private final Permissions permissions;
  private final ConfigSource config;

  SessionAuthenticator(
      Sessions sessions, Users users, Permissions permissions, ConfigSource config) {
    this.sessions = sessions;
    this.users = users;
    this.permissions = permissions;
    this.config = config;
  }

  @Override
  public Optional<Caller> caller(String token) {
    return sessions.live(token).flatMap(this::caller);
  }

  private Optional<Caller> caller(Session session) {
    return users
        .byId(session.user())
        .filter(user -> !user.deactivated() && mayUse(session, user))
        .map(user -> caller(session, user));
  }

  /** Personal access tokens that are switched off stop at once; bots have no other way in. */
  private boolean mayUse(Session session, User user) {
    return !session.personalToken()
        || user.bot().is()
        || config.current().service().enableUserAccessTokens();
  }

  private static Caller caller(Session session, User user) {
    return new Caller(
        session.user(),
        session.id(),
        user.roleNames(),
        session.oauth(),
        session.personalToken(),
        session.props(),
        "");
  }

  @Override
  public boolean has(Caller caller, String permission) {
    return permissions.has(caller, permission);
  }

  @Override
  public boolean lacksMfa(Caller caller) {
    ServiceConfig service = config.current().service();
    return service.enableMultifactorAuthentication()
        && service.enforceMultifactorAuthentication()
        && !caller.oauth()
        && users.byId(caller.user()).filter(this::mustSetUpMfa).isPresent();
  }

  /** Those who sign in elsewhere prove themselves there; guests may be spared. */
  private boolean mustSetUpMfa(User user) {
    boolean here = user.authService().isEmpty() || user.authService().equals("ldap");
    return here && !user.mfaActive() && !user.bot().is() && (!user.guest() || guestsMust());
  }

  private boolean guestsMust() {
    return config
        .current()
        .tree()
        .path("GuestAccountsSettings")
        .path("EnforceMultifactorAuthentication")
        .asBoolean(false);
  }
}
