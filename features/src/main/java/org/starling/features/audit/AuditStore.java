package org.starling.features.audit;

import java.util.List;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** Rows of audits, read newest first. */
final class AuditStore {
  int insert(Tx tx, Audit audit) {
    return tx.update(
        """
        INSERT INTO audits (id, createat, userid, action, extrainfo, ipaddress, sessionid)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        audit.id(),
        audit.createAt(),
        audit.userId(),
        audit.action(),
        audit.extraInfo(),
        audit.ipAddress(),
        audit.sessionId());
  }

  List<Audit> all(Reader db, long offset, int rows) {
    return db.list(
        Audit::row,
        """
        SELECT id, createat, userid, action, extrainfo, ipaddress, sessionid FROM audits
        ORDER BY createat DESC, id DESC LIMIT ? OFFSET ?\
        """,
        rows,
        offset);
  }

  List<Audit> of(Reader db, UserId user, long offset, int rows) {
    return db.list(
        Audit::row,
        """
        SELECT id, createat, userid, action, extrainfo, ipaddress, sessionid FROM audits
        WHERE userid = ? ORDER BY createat DESC, id DESC LIMIT ? OFFSET ?\
        """,
        user,
        rows,
        offset);
  }
}
