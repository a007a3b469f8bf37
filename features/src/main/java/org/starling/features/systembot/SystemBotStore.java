package org.starling.features.systembot;

import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** The bot's row beside its account. */
final class SystemBotStore {
  /** It belongs to the administrator who has been there longest. */
  void insert(Tx tx, UserId bot, long at) {
    tx.update(
        """
        INSERT INTO bots (userid, description, ownerid, createat, updateat, deleteat,
          lasticonupdate)
        VALUES (?, '', COALESCE((SELECT id FROM users
          WHERE deleteat = 0 AND 'system_admin' = ANY (string_to_array(roles, ' '))
          ORDER BY createat, id LIMIT 1), ''), ?, ?, 0, 0)\
        """,
        bot,
        at,
        at);
  }
}
