package org.starling.features.recovery;

import java.time.Clock;
import java.util.Optional;
import org.starling.kernel.Ids;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;
import org.starling.platform.jobs.Run;

/** The tokens table: secrets that go out by mail and count once. */
final class OneTimeTokens {
  /**
   * @param type the contract's word for what it is good for
   * @param extra JSON, whom it was made for
   */
  record OneTimeToken(String secret, long createAt, String type, String extra) {}

  private final Ids ids;
  private final Clock clock;

  OneTimeTokens(Platform platform) {
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Makes one. */
  String issue(Tx tx, String type, String extra) {
    long now = clock.millis();
    String secret = ids.secret(RecoveryLimits.SECRET_CHARS);
    tx.update(
        "INSERT INTO tokens (token, createat, type, extra) VALUES (?, ?, ?, ?)",
        secret,
        now,
        type,
        extra);
    return secret;
  }

  /** Sweeps out what nobody used in time. */
  void sweep(Run run) throws InterruptedException {
    long before = clock.millis() - RecoveryLimits.TOKEN_LIFE_MAX.toMillis();
    run.sweep(
        RecoveryLimits.SWEPT_AT_ONCE_MAX,
        (tx, rows) ->
            tx.update(
                """
                DELETE FROM tokens WHERE token IN (
                  SELECT token FROM tokens WHERE createat < ? LIMIT ?)\
                """,
                before,
                rows));
  }

  /** The same for those that carry a login to the desktop application. */
  void sweepDesktop(Run run) throws InterruptedException {
    long before = (clock.millis() - RecoveryLimits.DESKTOP_TOKEN_LIFE.toMillis()) / 1000;
    run.sweep(
        RecoveryLimits.SWEPT_AT_ONCE_MAX,
        (tx, rows) ->
            tx.update(
                """
                DELETE FROM desktoptokens WHERE token IN (
                  SELECT token FROM desktoptokens WHERE createat < ? LIMIT ?)\
                """,
                before,
                rows));
  }

  Optional<OneTimeToken> find(Reader db, String secret, String type) {
    return db.one(
        OneTimeTokens::token,
        "SELECT token, createat, type, extra FROM tokens WHERE token = ? AND type = ?",
        secret,
        type);
  }

  /** Uses it up; false if somebody else was faster. */
  boolean use(Tx tx, OneTimeToken token) {
    return tx.update("DELETE FROM tokens WHERE token = ?", token.secret()) == 1;
  }

  boolean expired(OneTimeToken token) {
    return clock.millis() - token.createAt() >= RecoveryLimits.LINK_LIFE.toMillis();
  }

  private static OneTimeToken token(Row row) {
    return new OneTimeToken(row.text(1), row.number(2), row.text(3), row.text(4));
  }
}
