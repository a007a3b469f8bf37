package org.starling.features.auth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.features.users.Users;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;

/**
 * Asks for a password. Attempts at one account come one after another, each seeing the failures
 * before it, so that trying many at once gains nothing.
 */
final class CheckPassword {
  /** What came of an attempt. */
  enum Result {
    RIGHT,
    WRONG,
    TOO_MANY_ATTEMPTS
  }

  /**
   * @param newer the hash to keep instead, if the stored one is of an older form
   */
  private record Checked(boolean right, Optional<String> newer) {}

  private final Platform platform;
  private final Users users;
  private final CredentialStore store;
  private final HashingThreads hashing;
  private final RandomGenerator random;
  private final Turns turns = new Turns();

  CheckPassword(
      Platform platform,
      Users users,
      CredentialStore store,
      HashingThreads hashing,
      RandomGenerator random) {
    this.platform = platform;
    this.users = users;
    this.store = store;
    this.hashing = hashing;
    this.random = random;
  }

  Result check(UserId user, String password) {
    return turns.take(user, () -> checkAlone(user, password));
  }

  private Result checkAlone(UserId user, String password) {
    Optional<Credentials> found = store.byUser(platform.db().primary(), user);
    if (found.isEmpty()) {
      return Result.WRONG;
    }
    Credentials credentials = found.get();
    int attempts = platform.config().current().service().maximumLoginAttempts();
    if (credentials.failedAttempts() >= attempts) {
      return Result.TOO_MANY_ATTEMPTS;
    }
    if (tooLong(password)) {
      return Result.WRONG;
    }
    Checked checked = hashing.run(() -> checked(PasswordHash.parse(credentials.hash()), password));
    if (!checked.right()) {
      countFailure(user);
      return Result.WRONG;
    }
    if (!platform.cluster().alone() && failures(user) >= attempts) {
      return Result.TOO_MANY_ATTEMPTS; // other nodes counted wrong ones meanwhile
    }
    checked.newer().ifPresent(newer -> rewrite(credentials, newer));
    return Result.RIGHT;
  }

  private int failures(UserId user) {
    return store
        .byUser(platform.db().primary(), user)
        .map(Credentials::failedAttempts)
        .orElse(Integer.MAX_VALUE);
  }

  /** Both in one turn, so that an older hash does not queue a second time. */
  private Checked checked(PasswordHash hash, String password) {
    if (!hash.matches(password)) {
      return new Checked(false, Optional.empty());
    }
    return new Checked(
        true,
        hash.current(rounds())
            ? Optional.empty()
            : Optional.of(PasswordHash.of(password, rounds(), random).text()));
  }

  /** Costs an answer about nobody the time of one about somebody. */
  void pretend(String password) {
    if (!tooLong(password)) {
      hashing.run(() -> PasswordHash.of(password, rounds(), random));
    }
  }

  private int rounds() {
    return platform.config().current().starling().passwordHashRounds();
  }

  void countFailure(UserId user) {
    platform
        .db()
        .write(tx -> {
          store.countFailure(tx, user);
          users.forgetHarmless(tx, user);
          return user;
        });
  }

  private void rewrite(Credentials old, String newer) {
    platform
        .db()
        .write(tx -> {
          store.rewrite(tx, old, newer);
          return old;
        });
  }

  private static boolean tooLong(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length > AuthLimits.PASSWORD_BYTES_MAX;
  }
}
