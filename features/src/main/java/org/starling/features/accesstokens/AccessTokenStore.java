package org.starling.features.accesstokens;

import java.util.List;
import java.util.Optional;
import org.starling.kernel.TokenId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The useraccesstokens table. */
final class AccessTokenStore {
  private static final String COLUMNS = "t.id, t.token, t.userid, t.description, t.isactive";

  Optional<AccessToken> bySecret(Reader db, String secret) {
    return db.one(
        AccessTokenStore::token,
        "SELECT " + COLUMNS + " FROM useraccesstokens t WHERE t.token = ? AND t.isactive",
        secret);
  }

  /** Keeps the row from being changed or deleted until the transaction ends. */
  Optional<AccessToken> lockedBySecret(Tx tx, String secret) {
    return tx.one(
        AccessTokenStore::token,
        "SELECT " + COLUMNS + " FROM useraccesstokens t WHERE t.token = ? AND t.isactive FOR SHARE",
        secret);
  }

  Optional<AccessToken> byId(Reader db, TokenId id) {
    return db.one(
        AccessTokenStore::token,
        "SELECT " + COLUMNS + " FROM useraccesstokens t WHERE t.id = ?",
        id);
  }

  List<AccessToken> of(Reader db, UserId user, int offset, int rows) {
    return db.list(
        AccessTokenStore::token,
        "SELECT "
            + COLUMNS
            + " FROM useraccesstokens t WHERE t.userid = ? ORDER BY t.id OFFSET ? LIMIT ?",
        user,
        offset,
        rows);
  }

  List<AccessToken> all(Reader db, int offset, int rows) {
    return db.list(
        AccessTokenStore::token,
        "SELECT " + COLUMNS + " FROM useraccesstokens t ORDER BY t.id OFFSET ? LIMIT ?",
        offset,
        rows);
  }

  /** Those whose id or owner begins so; {@code prefix} is a LIKE pattern. */
  List<AccessToken> search(Reader db, String prefix, int rows) {
    return db.list(
        AccessTokenStore::token,
        "SELECT "
            + COLUMNS
            + " FROM useraccesstokens t JOIN users u ON u.id = t.userid"
            + " WHERE t.id LIKE ? OR t.userid LIKE ? OR u.username LIKE ? ORDER BY t.id LIMIT ?",
        prefix,
        prefix,
        prefix,
        rows);
  }

  void insert(Tx tx, AccessToken token) {
    tx.update(
        "INSERT INTO useraccesstokens (id, token, userid, description, isactive)"
            + " VALUES (?, ?, ?, ?, ?)",
        token.id(),
        token.secret(),
        token.user(),
        token.description(),
        token.active());
  }

  void delete(Tx tx, TokenId id) {
    tx.update("DELETE FROM useraccesstokens WHERE id = ?", id);
  }

  void updateActive(Tx tx, TokenId id, boolean active) {
    tx.update("UPDATE useraccesstokens SET isactive = ? WHERE id = ?", active, id);
  }

  private static AccessToken token(Row row) {
    return new AccessToken(
        new TokenId(row.text(1)), row.text(2), new UserId(row.text(3)), row.text(4), row.flag(5));
  }
}
