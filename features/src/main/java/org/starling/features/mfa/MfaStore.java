package org.starling.features.mfa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** The columns of the users table that hold the second factor. */
final class MfaStore {
  /**
   * @param usedSteps whose codes were used lately
   */
  record Factor(boolean active, String secret, List<Long> usedSteps) {}

  private static final TypeReference<List<Long>> STEPS = new TypeReference<>() {};

  /** Locks the row, so that a code cannot be used twice at the same time. */
  Optional<Factor> locked(Tx tx, UserId user) {
    return tx.one(
        MfaStore::factor,
        "SELECT mfaactive, mfasecret, mfausedtimestamps FROM users WHERE id = ? FOR UPDATE",
        user);
  }

  void updateSecret(Tx tx, UserId user, String secret, long at) {
    tx.update(
        "UPDATE users SET mfasecret = ?, mfausedtimestamps = '[]', updateat = ? WHERE id = ?",
        secret,
        at,
        user);
  }

  void updateActive(Tx tx, UserId user, boolean active, long at) {
    tx.update("UPDATE users SET mfaactive = ?, updateat = ? WHERE id = ?", active, at, user);
  }

  void updateUsedSteps(Tx tx, UserId user, List<Long> steps) {
    tx.update(
        "UPDATE users SET mfausedtimestamps = CAST(? AS jsonb) WHERE id = ?",
        Json.text(steps),
        user);
  }

  private static Factor factor(Row row) {
    return new Factor(row.flag(1), row.text(2), steps(row.text(3)));
  }

  private static List<Long> steps(String json) {
    if (json.isEmpty() || json.equals("null")) {
      return List.of();
    }
    try {
      return Json.mapper().readValue(json, STEPS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the used steps of a second factor are no numbers", e);
    }
  }
}
