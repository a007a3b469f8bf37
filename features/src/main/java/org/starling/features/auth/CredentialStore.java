package org.starling.features.auth;

import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The columns of the users table that hold secrets and count attempts. */
final class CredentialStore {
  Optional<Credentials> byUser(Reader db, UserId user) {
    return db.one(
        CredentialStore::credentials,
        "SELECT id, password, failedattempts FROM users WHERE id = ?",
        user);
  }

  void countFailure(Tx tx, UserId user) {
    tx.update(
        "UPDATE users SET failedattempts = COALESCE(failedattempts, 0) + 1 WHERE id = ?", user);
  }

  void forgiveFailures(Tx tx, UserId user) {
    tx.update("UPDATE users SET failedattempts = 0 WHERE id = ?", user);
  }

  void noteLogin(Tx tx, UserId user, long at) {
    tx.update("UPDATE users SET lastlogin = ?, failedattempts = 0 WHERE id = ?", at, user);
  }

  /** The same password in a newer form, unless it was changed meanwhile. */
  void rewrite(Tx tx, Credentials old, String newer) {
    tx.update(
        "UPDATE users SET password = ? WHERE id = ? AND password = ?",
        newer,
        old.user(),
        old.hash());
  }

  /** A new password; the account is one with a password from now on. */
  void change(Tx tx, UserId user, String hash, long at) {
    tx.update(
        "UPDATE users SET password = ?, lastpasswordupdate = ?, updateat = ?, authdata = NULL,"
            + " authservice = '', failedattempts = 0 WHERE id = ?",
        hash,
        at,
        at,
        user);
  }

  private static Credentials credentials(Row row) {
    return new Credentials(new UserId(row.text(1)), row.text(2), (int) row.number(3));
  }
}
