package org.starling.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.starling.kernel.Ids;
import org.starling.platform.db.Database;

/**
 * What the administration commands write themselves: short-lived proofs for the server to check.
 */
record AdminStore(Database db, Ids ids, Clock clock) {
  private static final Duration SESSION_LENGTH = Duration.ofMinutes(2);
  private static final int RESET_TOKEN_CHARACTERS = 64;

  /** The id of the account with this username or e-mail address. */
  Optional<String> user(String nameOrEmail) {
    return db.primary()
        .one(
            row -> row.text(1),
            "SELECT id FROM users WHERE username = lower(?) OR email = lower(?) LIMIT 1",
            nameOrEmail,
            nameOrEmail);
  }

  /** An administrator who is not deactivated, in whose name an administration session may run. */
  Optional<String> administrator() {
    return db.primary()
        .one(
            row -> row.text(1),
            """
            SELECT id FROM users WHERE deleteat = 0 AND ' ' || roles || ' ' LIKE '% system_admin %'
            ORDER BY createat LIMIT 1\
            """);
  }

  /** For a server that has no administrator left; it sees the change when it starts next. */
  void makeAdministrator(String user) {
    db.write(tx ->
        tx.update(
            """
            UPDATE users SET roles = 'system_admin system_user', updateat = ? WHERE id = ?\
            """,
            clock.millis(),
            user));
  }

  /** The token of a new session of {@code user}. */
  String session(String user) {
    String token = ids.next();
    long now = clock.millis();
    return db.write(tx -> {
      tx.update(
          """
          INSERT INTO sessions
            (id, token, createat, expiresat, lastactivityat, userid, deviceid, roles, isoauth,
             props, expirednotify)
          VALUES (?, ?, ?, ?, ?, ?, '', 'system_admin system_user', false, '{}', false)\
          """,
          ids.next(),
          token,
          now,
          now + SESSION_LENGTH.toMillis(),
          now,
          user);
      return token;
    });
  }

  void endSession(String token) {
    db.write(tx -> tx.update("DELETE FROM sessions WHERE token = ?", token));
  }

  /** A one-time token with which the account's password can be set. */
  String resetToken(String user, String email) {
    String token = ids.secret(RESET_TOKEN_CHARACTERS);
    String extra = "{\"UserId\":\"%s\",\"Email\":\"%s\"}".formatted(user, email);
    return db.write(tx -> {
      tx.update(
          "INSERT INTO tokens (token, createat, type, extra) VALUES (?, ?, ?, ?)",
          token,
          clock.millis(),
          "password_recovery",
          extra);
      return token;
    });
  }

  String email(String user) {
    return db.primary()
        .one(row -> row.text(1), "SELECT email FROM users WHERE id = ? LIMIT 1", user)
        .orElse("");
  }
}
