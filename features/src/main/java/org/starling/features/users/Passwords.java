package org.starling.features.users;

/** What signing up needs to know of passwords; auth implements it. */
public interface Passwords {
  /**
   * @throws org.starling.kernel.Refusal if the password breaks the rules of PasswordSettings
   */
  void check(String password);

  /** What the password column holds. Slow on purpose, and waits its turn among others. */
  String hash(String password);
}
