package org.starling.features.users;

import org.starling.kernel.UserId;

/** What accounts need to know of passwords; auth implements it. */
public interface Passwords {
  /**
   * @throws org.starling.kernel.Refusal if the password breaks the rules of PasswordSettings
   */
  void check(String password);

  /** What the password column holds. Slow on purpose, and waits its turn among others. */
  String hash(String password);

  /**
   * Asks for the user's own password before something weighty; a wrong one counts as a failed
   * attempt to sign in.
   *
   * @throws org.starling.kernel.Refusal api.user.check_user_password.invalid.app_error
   */
  void confirm(UserId user, String password);
}
