package org.starling.features.audit;

import org.starling.platform.db.Row;

/** One line of the record, as it is stored and as it goes over the wire. */
record Audit(
    String id,
    long createAt,
    String userId,
    String action,
    String extraInfo,
    String ipAddress,
    String sessionId) {
  static Audit row(Row row) {
    return new Audit(
        row.text(1),
        row.number(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.text(7));
  }
}
