package org.starling.features.auth;

import java.util.random.RandomGenerator;
import org.starling.features.users.Passwords;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;

/** What accounts need to know of passwords. */
final class AccountPasswords implements Passwords {
  private final ConfigSource config;
  private final HashingThreads hashing;
  private final CheckPassword check;
  private final RandomGenerator random;

  AccountPasswords(
      ConfigSource config, HashingThreads hashing, CheckPassword check, RandomGenerator random) {
    this.config = config;
    this.hashing = hashing;
    this.check = check;
    this.random = random;
  }

  @Override
  public void check(String password) {
    PasswordPolicy.check(password, config.current().password());
  }

  @Override
  public String hash(String password) {
    int rounds = config.current().starling().passwordHashRounds();
    return hashing.run(() -> PasswordHash.of(password, rounds, random)).text();
  }

  @Override
  public void confirm(UserId user, String password) {
    switch (check.check(user, password)) {
      case RIGHT -> {}
      case WRONG -> throw AuthCode.WRONG_PASSWORD.refuse();
      case TOO_MANY_ATTEMPTS -> throw AuthCode.TOO_MANY_ATTEMPTS.refuse();
    }
  }
}
