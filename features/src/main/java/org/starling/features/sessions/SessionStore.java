package org.starling.features.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** The sessions table. */
final class SessionStore {
  private static final String COLUMNS =
      "id, token, createat, expiresat, lastactivityat, userid, deviceid, roles, isoauth, props,"
          + " expirednotify";
  private static final TypeReference<Map<String, String>> PROPS = new TypeReference<>() {};

  Optional<Session> byToken(Reader db, String token) {
    return db.one(
        SessionStore::session,
        "SELECT " + COLUMNS + " FROM sessions WHERE token = ? LIMIT 1",
        token);
  }

  Optional<Session> byId(Reader db, SessionId id) {
    return db.one(SessionStore::session, "SELECT " + COLUMNS + " FROM sessions WHERE id = ?", id);
  }

  Optional<Session> locked(Tx tx, SessionId id) {
    return tx.one(
        SessionStore::session, "SELECT " + COLUMNS + " FROM sessions WHERE id = ? FOR UPDATE", id);
  }

  /** The one active last comes first. */
  List<Session> of(Reader db, UserId user) {
    return db.list(
        SessionStore::session,
        "SELECT "
            + COLUMNS
            + " FROM sessions WHERE userid = ? ORDER BY lastactivityat DESC, createat DESC LIMIT ?",
        user,
        SessionLimits.SESSIONS_PER_USER_MAX);
  }

  /** Which session is whose. */
  record Owned(UserId user, SessionId session) {}

  List<Owned> ids(Reader db, Collection<UserId> users) {
    return db.list(
        row -> new Owned(new UserId(row.text(1)), new SessionId(row.text(2))),
        "SELECT userid, id FROM sessions WHERE userid = ANY (?) LIMIT ?",
        users,
        users.size() * SessionLimits.SESSIONS_PER_USER_MAX);
  }

  void insert(Tx tx, Session session) {
    tx.update(
        "INSERT INTO sessions ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?)",
        session.id(),
        session.token(),
        session.createAt(),
        session.expiresAt(),
        session.lastActivityAt(),
        session.user(),
        session.deviceId(),
        session.roles(),
        session.oauth(),
        Json.text(session.props()),
        session.expiredNotify());
  }

  void updateDevice(Tx tx, Session session) {
    tx.update(
        "UPDATE sessions SET deviceid = ?, props = CAST(? AS jsonb), expiresat = ? WHERE id = ?",
        session.deviceId(),
        Json.text(session.props()),
        session.expiresAt(),
        session.id());
  }

  void updateActivity(Tx tx, SessionId id, long at) {
    tx.update(
        "UPDATE sessions SET lastactivityat = ? WHERE id = ? AND lastactivityat < ?", at, id, at);
  }

  void updateExpiry(Tx tx, SessionId id, long expiresAt) {
    tx.update(
        "UPDATE sessions SET expiresat = ?, expirednotify = false WHERE id = ?", expiresAt, id);
  }

  /** Returns the tokens of the sessions concerned. */
  List<String> updateRoles(Tx tx, UserId user, String roles) {
    return tx.list(
        row -> row.text(1),
        "UPDATE sessions SET roles = ? WHERE userid = ? RETURNING token",
        roles,
        user);
  }

  List<Session> deleteOf(Tx tx, UserId user) {
    return tx.list(
        SessionStore::session, "DELETE FROM sessions WHERE userid = ? RETURNING " + COLUMNS, user);
  }

  List<Session> deleteOthersOf(Tx tx, UserId user, SessionId kept) {
    return tx.list(
        SessionStore::session,
        "DELETE FROM sessions WHERE userid = ? AND id <> ? RETURNING " + COLUMNS,
        user,
        kept);
  }

  List<Session> delete(Tx tx, SessionId id) {
    return tx.list(
        SessionStore::session, "DELETE FROM sessions WHERE id = ? RETURNING " + COLUMNS, id);
  }

  /** Those of one user's device, the session itself excepted. */
  List<Session> deleteOnDevice(Tx tx, UserId user, String deviceId, SessionId kept) {
    return tx.list(
        SessionStore::session,
        "DELETE FROM sessions WHERE userid = ? AND deviceid = ? AND id <> ? RETURNING " + COLUMNS,
        user,
        deviceId,
        kept);
  }

  List<Session> deleteByTokens(Tx tx, Collection<String> tokens) {
    return tx.list(
        SessionStore::session,
        "DELETE FROM sessions WHERE token = ANY (?) RETURNING " + COLUMNS,
        tokens);
  }

  /** Those of a user beyond the {@code kept} active last. */
  List<Session> deleteBeyond(Tx tx, UserId user, int kept) {
    return tx.list(
        SessionStore::session,
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE userid = ?"
            + " ORDER BY lastactivityat DESC OFFSET ?) RETURNING "
            + COLUMNS,
        user,
        kept);
  }

  List<Session> deleteSome(Tx tx, int rows) {
    return tx.list(
        SessionStore::session,
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions LIMIT ?) RETURNING " + COLUMNS,
        rows);
  }

  /** Those whose end came, or whose last use fell, into a span of time; the end included. */
  List<Session> endingBetween(Reader db, long from, long to, int rows) {
    return db.list(
        SessionStore::session,
        "SELECT " + COLUMNS + " FROM sessions WHERE expiresat > ? AND expiresat <= ? LIMIT ?",
        from,
        to,
        rows);
  }

  List<Session> lastUsedBetween(Reader db, long from, long to, int rows) {
    return db.list(
        SessionStore::session,
        "SELECT "
            + COLUMNS
            + " FROM sessions WHERE lastactivityat > ? AND lastactivityat <= ? LIMIT ?",
        from,
        to,
        rows);
  }

  int deleteExpired(Tx tx, long before, int rows) {
    return tx.update(
        "DELETE FROM sessions WHERE id IN"
            + " (SELECT id FROM sessions WHERE expiresat > 0 AND expiresat < ? LIMIT ?)",
        before,
        rows);
  }

  private static Session session(Row row) {
    return new Session(
        new SessionId(row.text(1)),
        row.text(2),
        row.number(3),
        row.number(4),
        row.number(5),
        new UserId(row.text(6)),
        row.text(7),
        row.text(8),
        row.flag(9),
        props(row.text(10)),
        row.flag(11));
  }

  private static Map<String, String> props(String json) {
    if (json.isEmpty() || json.equals("null")) {
      return Map.of();
    }
    try {
      return Json.mapper().readValue(json, PROPS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session's props are not a map of text", e);
    }
  }
}
