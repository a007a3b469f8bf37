package org.starling.features.auth;

import java.security.SecureRandom;
import java.util.List;
import org.starling.features.mfa.Mfa;
import org.starling.features.sessions.SessionsWiring;
import org.starling.features.users.Passwords;
import org.starling.features.users.Users;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;
import org.starling.platform.http.SessionCookies;

/** Builds the slice. */
public final class AuthWiring {
  /** Whom signing in asks. */
  public record Neighbours(
      UsersWiring.Faces users, Permissions permissions, SessionsWiring.Wired sessions, Mfa mfa) {}

  /**
   * What others use.
   *
   * @param close stops what still waits to be sent
   */
  public record Faces(
      Passwords passwords, ChangePassword changePassword, Mailer mailer, Runnable close) {}

  private AuthWiring() {}

  public static Faces wire(Platform platform, Neighbours others, List<Route> routes) {
    SecureRandom random = new SecureRandom();
    Users users = others.users().users();
    HashingThreads hashing = new HashingThreads(Runtime.getRuntime().availableProcessors());
    CredentialStore store = new CredentialStore();
    CheckPassword check = new CheckPassword(platform, users, store, hashing, random);
    Passwords passwords = new AccountPasswords(platform.config(), hashing, check, random);
    ChangePassword change =
        new ChangePassword(
            platform,
            store,
            check,
            passwords,
            new ChangePassword.Neighbours(users, others.permissions(), others.sessions().end()));
    Login login =
        new Login(
            platform,
            store,
            check,
            new Login.Neighbours(users, others.mfa(), others.sessions().start()));
    SessionCookies cookies = new SessionCookies(platform.config(), platform.clock());
    routes.addAll(
        new LoginApi(login, others.sessions().end(), others.users().profiles(), cookies).routes());
    ForgiveFailures forgive =
        new ForgiveFailures(platform.db(), store, users, others.permissions());
    routes.addAll(new PasswordApi(change, forgive).routes());
    SmtpMailer mailer = new SmtpMailer(platform.config(), platform.clock());
    return new Faces(passwords, change, mailer, mailer::close);
  }
}
