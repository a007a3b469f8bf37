package org.starling.features.terms;

import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The tables termsofservice and usertermsofservice. */
final class TermsStore {
  /** Who accepted which version, and when. */
  record Accepted(String userId, String termsOfServiceId, long createAt) {}

  Optional<Terms> latest(Reader db) {
    return db.one(
        TermsStore::terms,
        "SELECT id, createat, userid, text FROM termsofservice ORDER BY createat DESC LIMIT 1");
  }

  Optional<Terms> byId(Reader db, String id) {
    return db.one(
        TermsStore::terms,
        "SELECT id, createat, userid, text FROM termsofservice WHERE id = ?",
        id);
  }

  void insert(Tx tx, Terms terms) {
    tx.update(
        "INSERT INTO termsofservice (id, createat, userid, text) VALUES (?, ?, ?, ?)",
        terms.id(),
        terms.createAt(),
        terms.userId(),
        terms.text());
  }

  Optional<Accepted> accepted(Reader db, UserId user) {
    return db.one(
        row -> new Accepted(row.text(1), row.text(2), row.number(3)),
        "SELECT userid, termsofserviceid, createat FROM usertermsofservice WHERE userid = ?",
        user);
  }

  void accept(Tx tx, Accepted accepted) {
    tx.update(
        "INSERT INTO usertermsofservice (userid, termsofserviceid, createat) VALUES (?, ?, ?)"
            + " ON CONFLICT (userid) DO UPDATE"
            + " SET termsofserviceid = EXCLUDED.termsofserviceid, createat = EXCLUDED.createat",
        accepted.userId(),
        accepted.termsOfServiceId(),
        accepted.createAt());
  }

  void decline(Tx tx, UserId user, String termsId) {
    tx.update(
        "DELETE FROM usertermsofservice WHERE userid = ? AND termsofserviceid = ?", user, termsId);
  }

  private static Terms terms(Row row) {
    return new Terms(row.text(1), row.number(2), row.text(3), row.text(4));
  }
}
