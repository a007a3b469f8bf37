package org.starling.features.users;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.starling.kernel.UserId;
import org.starling.platform.db.Row;
import org.starling.platform.http.Json;

/**
 * How a row of users, with its bot if it has one, becomes a {@link User}; for statements that start
 * with {@link #SELECT}.
 */
public final class UserRow {
  /** The columns that {@link #read} wants, and where they come from. */
  public static final String SELECT =
      """
      SELECT u.id, u.createat, u.updateat, u.deleteat, u.username, u.authdata, u.authservice,
        u.email, u.emailverified, u.nickname, u.firstname, u.lastname, u.position, u.roles,
        u.allowmarketing, u.props, u.notifyprops, u.timezone, u.locale, u.lastpasswordupdate,
        u.lastpictureupdate, u.failedattempts, u.mfaactive, u.lastlogin,
        b.userid IS NOT NULL AS isbot, b.description, b.lasticonupdate
      FROM users u LEFT JOIN bots b ON b.userid = u.id
      """;

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private UserRow() {}

  public static User read(Row row) {
    return new User(
        new UserId(row.text(1)),
        row.number(2),
        row.number(3),
        row.number(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.text(8),
        row.flag(9),
        row.text(10),
        row.text(11),
        row.text(12),
        row.text(13),
        row.text(14),
        row.flag(15),
        json(row.text(16), VALUES),
        json(row.text(17), TEXTS),
        json(row.text(18), TEXTS),
        row.text(19),
        row.number(20),
        row.number(21),
        (int) row.number(22),
        row.flag(23),
        row.number(24),
        row.flag(25) ? new User.Bot(true, row.text(26), row.number(27)) : User.Bot.NONE);
  }

  private static <V> Map<String, V> json(String text, TypeReference<Map<String, V>> type) {
    if (text.isEmpty() || text.equals("null")) {
      return Map.of();
    }
    try {
      return Json.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON column of users cannot be read", e);
    }
  }
}
