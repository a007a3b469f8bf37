package org.starling.features.profiles;

import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What of other tables hangs on an account. */
final class ProfileStore {
  /** More administrators than anybody appoints. */
  private static final int ADMINISTRATORS_MAX = 10_000;

  /** Active ones, locked until the transaction ends. */
  List<UserId> lockAdministrators(Tx tx) {
    return tx.list(
        row -> new UserId(row.text(1)),
        """
        SELECT id FROM users
        WHERE deleteat = 0 AND 'system_admin' = ANY (string_to_array(roles, ' '))
        ORDER BY id LIMIT ? FOR UPDATE\
        """,
        ADMINISTRATORS_MAX);
  }

  void insertBot(Tx tx, UserId id, long now) {
    tx.update(
        """
        INSERT INTO bots (userid, description, ownerid, createat, updateat, deleteat,
          lasticonupdate)
        VALUES (?, '', ?, ?, ?, 0, 0) ON CONFLICT (userid) DO NOTHING\
        """,
        id,
        id,
        now,
        now);
  }
}
