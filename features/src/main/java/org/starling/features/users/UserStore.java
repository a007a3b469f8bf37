package org.starling.features.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Rows of users, one at a time and by what names them. */
final class UserStore {
  /** Any number that no other lock of ours uses. */
  private static final long FIRST_ACCOUNT_LOCK = 0x5354_4152_0001L;

  List<User> byIds(Reader db, Collection<UserId> ids) {
    return db.list(
        UserRow::read,
        UserRow.SELECT + " WHERE u.id = ANY (?) LIMIT ?",
        ids,
        UserLimits.USERS_AT_ONCE_MAX);
  }

  List<User> byUsernames(Reader db, Collection<String> usernames) {
    return db.list(
        UserRow::read,
        UserRow.SELECT + " WHERE u.username = ANY (?) LIMIT ?",
        usernames,
        UserLimits.USERS_AT_ONCE_MAX);
  }

  Optional<User> byEmail(Reader db, String email) {
    return db.one(UserRow::read, UserRow.SELECT + " WHERE u.email = ? LIMIT 1", email);
  }

  /** The row, locked until the transaction ends. */
  Optional<User> lock(Tx tx, UserId id) {
    return tx.one(UserRow::read, UserRow.SELECT + " WHERE u.id = ? FOR UPDATE OF u", id);
  }

  boolean anyPerson(Reader db) {
    return db.exists(
        """
        SELECT 1 FROM users u WHERE NOT EXISTS (SELECT 1 FROM bots b WHERE b.userid = u.id)
        LIMIT 1\
        """);
  }

  /** Makes sign-ups wait for each other; needed only while there is no account. */
  void lockFirstAccount(Tx tx) {
    tx.list(row -> true, "SELECT pg_advisory_xact_lock(?)", FIRST_ACCOUNT_LOCK);
  }

  void insert(Tx tx, User user, String passwordHash) {
    tx.update(
        """
        INSERT INTO users (id, createat, updateat, deleteat, username, password, authdata,
          authservice, email, emailverified, nickname, firstname, lastname, position, roles,
          allowmarketing, props, notifyprops, timezone, locale, lastpasswordupdate,
          lastpictureupdate, failedattempts, mfaactive, mfasecret, lastlogin)
        VALUES (?, ?, ?, ?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb),
          CAST(? AS jsonb), CAST(? AS jsonb), ?, ?, ?, ?, ?, '', ?)\
        """,
        user.id(),
        user.createAt(),
        user.updateAt(),
        user.deleteAt(),
        user.username(),
        passwordHash,
        user.authData(),
        user.authService(),
        user.email(),
        user.emailVerified(),
        user.nickname(),
        user.firstName(),
        user.lastName(),
        user.position(),
        user.roles(),
        user.allowMarketing(),
        Json.text(user.props()),
        Json.text(user.notifyProps()),
        timezone(user),
        user.locale(),
        user.lastPasswordUpdate(),
        user.lastPictureUpdate(),
        user.failedAttempts(),
        user.mfaActive(),
        user.lastLogin());
  }

  boolean shareChannel(Reader db, UserId one, UserId other) {
    return db.exists(
        """
        SELECT 1 FROM channelmembers a JOIN channelmembers b ON b.channelid = a.channelid
        WHERE a.userid = ? AND b.userid = ? LIMIT 1\
        """,
        one,
        other);
  }

  /** Those of some users who are in a channel with another. */
  List<UserId> sharingChannel(Reader db, Collection<UserId> some, UserId other) {
    return db.list(
        row -> new UserId(row.text(1)),
        """
        SELECT DISTINCT a.userid FROM channelmembers a
        JOIN channelmembers b ON b.channelid = a.channelid
        WHERE a.userid = ANY (?) AND b.userid = ? LIMIT ?\
        """,
        some,
        other,
        some.size());
  }

  List<TeamId> commonTeams(Reader db, UserId one, UserId other) {
    return db.list(
        row -> new TeamId(row.text(1)),
        """
        SELECT a.teamid FROM teammembers a JOIN teammembers b ON b.teamid = a.teamid
        WHERE a.userid = ? AND b.userid = ? AND a.deleteat = 0 AND b.deleteat = 0 LIMIT ?\
        """,
        one,
        other,
        UserLimits.USERS_AT_ONCE_MAX);
  }

  /** Everything that this feature may change; passwords and sign-ins belong to auth. */
  void update(Tx tx, User user) {
    tx.update(
        """
        UPDATE users SET updateat = ?, deleteat = ?, username = ?, email = ?, emailverified = ?,
          nickname = ?, firstname = ?, lastname = ?, position = ?, roles = ?, allowmarketing = ?,
          props = CAST(? AS jsonb), notifyprops = CAST(? AS jsonb), timezone = CAST(? AS jsonb),
          locale = ?, lastpictureupdate = ?
        WHERE id = ?\
        """,
        user.updateAt(),
        user.deleteAt(),
        user.username(),
        user.email(),
        user.emailVerified(),
        user.nickname(),
        user.firstName(),
        user.lastName(),
        user.position(),
        user.roles(),
        user.allowMarketing(),
        Json.text(user.props()),
        Json.text(user.notifyProps()),
        timezone(user),
        user.locale(),
        user.lastPictureUpdate(),
        user.id());
  }

  void delete(Tx tx, UserId id) {
    tx.update("DELETE FROM users WHERE id = ?", id);
  }

  /** None at all is JSON null, as the contract's rows have it. */
  private static String timezone(User user) {
    return user.timezone().isEmpty() ? "null" : Json.text(user.timezone());
  }
}
