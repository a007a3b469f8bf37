package org.starling.features.signin;

import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** The columns of the users table that say where an account signs in. */
final class SignInStore {
  /** From now on it signs in there, and has no password here. */
  void update(Tx tx, UserId user, String service, String data, long at) {
    tx.update(
        "UPDATE users SET authservice = ?, authdata = ?, password = '', lastpasswordupdate = ?,"
            + " updateat = ?, failedattempts = 0 WHERE id = ?",
        service,
        data,
        at,
        at,
        user);
  }
}
