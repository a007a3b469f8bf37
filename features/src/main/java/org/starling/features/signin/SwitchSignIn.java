package org.starling.features.signin;

import java.util.Optional;
import java.util.Set;
import org.starling.features.users.Passwords;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Refusal;
import org.starling.platform.http.HttpCode;

/** Moves an account from one way of signing in to another. */
final class SwitchSignIn {
  /** What is asked; texts are empty where nothing is said. */
  record Request(
      String currentService,
      String newService,
      String email,
      String password,
      String newPassword,
      String mfaCode,
      String ldapId) {}

  private static final String EMAIL = "email";
  private static final String LDAP = "ldap";
  private static final Set<String> PROVIDERS =
      Set.of("saml", "gitlab", "google", "office365", "openid");

  private final Users users;
  private final Passwords passwords;

  SwitchSignIn(Users users, Passwords passwords) {
    this.users = users;
    this.passwords = passwords;
  }

  /** Always a refusal as long as a password is the only way there is. */
  Refusal refusal(Optional<Caller> caller, Request request) {
    String from = request.currentService();
    String to = request.newService();
    if (from.equals(EMAIL) && PROVIDERS.contains(to)) {
      confirm(request);
      return SignInCode.NO_PROVIDER.refuse(to);
    }
    if (PROVIDERS.contains(from) && to.equals(EMAIL)) {
      return fromProvider(caller.orElseThrow(HttpCode.SESSION_EXPIRED::refuse), request);
    }
    if (from.equals(EMAIL) && to.equals(LDAP)) {
      confirm(request);
      return SignInCode.TO_LDAP.refuse();
    }
    if (from.equals(LDAP) && to.equals(EMAIL)) {
      return account(request).authService().equals(LDAP)
          ? SignInCode.FROM_LDAP.refuse()
          : SignInCode.NO_LDAP_ACCOUNT.refuse();
    }
    return HttpCode.BAD_BODY.refuse("switch_request");
  }

  private Refusal fromProvider(Caller caller, Request request) {
    User user = account(request);
    if (!caller.is(user.id())) {
      return SignInCode.NOT_YOUR_ACCOUNT.refuse();
    }
    return PROVIDERS.contains(user.authService())
        ? SignInCode.FROM_PROVIDER.refuse()
        : SignInCode.NO_PROVIDER_ACCOUNT.refuse();
  }

  private User account(Request request) {
    return users.byEmail(request.email()).orElseThrow(UserCode.UNKNOWN::refuse);
  }

  private void confirm(Request request) {
    passwords.confirm(account(request).id(), request.password());
  }
}
