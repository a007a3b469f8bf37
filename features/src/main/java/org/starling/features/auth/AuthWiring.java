package org.starling.features.auth;

import java.security.SecureRandom;
import java.util.List;
import org.starling.features.sessions.SessionsWiring;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;

/** Builds the slice. */
public final class AuthWiring {
  private AuthWiring() {}

  public static Passwords wire(
      Platform platform,
      UsersWiring.Faces users,
      SessionsWiring.Wired sessions,
      List<Route> routes) {
    SecureRandom random = new SecureRandom();
    HashingThreads hashing = new HashingThreads(Runtime.getRuntime().availableProcessors());
    CredentialStore store = new CredentialStore();
    CheckPassword check = new CheckPassword(platform, users.users(), store, hashing, random);
    Login login = new Login(platform, users.users(), store, check, sessions.start());
    SessionCookies cookies = new SessionCookies(platform.config(), platform.clock());
    routes.addAll(new LoginApi(login, sessions.end(), users.profiles(), cookies).routes());
    return new AccountPasswords(platform.config(), hashing, check, random);
  }
}
