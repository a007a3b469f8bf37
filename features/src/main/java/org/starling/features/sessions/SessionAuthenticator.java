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
    Optional<User> user = users.byId(session.user());
    if (user.isEmpty() || user.get().deactivated()) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            session.user(),
            session.id(),
            user.get().roleNames(),
            session.oauth(),
            session.personalToken(),
            session.props(),
            ""));
  }

  @Override
  public boolean has(Caller caller, String permission) {
    return permissions.has(caller, permission);
  }

  @Override
  public boolean lacksMfa(Caller caller) {
    ServiceConfig service = config.current().service();
    if (!service.enableMultifactorAuthentication()
        || !service.enforceMultifactorAuthentication()
        || caller.oauth()
        || caller.personalToken()) {
      return false;
    }
    return users
        .byId(caller.user())
        .filter(user -> !user.mfaActive() && user.authService().isEmpty())
        .isPresent();
  }
}
