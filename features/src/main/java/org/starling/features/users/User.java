package org.starling.features.users;

import java.util.List;
import java.util.Map;
import org.starling.kernel.UserId;

/**
 * An account as stored. Times are epoch milliseconds, 0 is never.
 *
 * @param authService empty for accounts with a password here
 */
public record User(
    UserId id,
    long createAt,
    long updateAt,
    long deleteAt,
    String username,
    String authData,
    String authService,
    String email,
    boolean emailVerified,
    String nickname,
    String firstName,
    String lastName,
    String position,
    String roles,
    boolean allowMarketing,
    Map<String, Object> props,
    Map<String, String> notifyProps,
    Map<String, String> timezone,
    String locale,
    long lastPasswordUpdate,
    long lastPictureUpdate,
    int failedAttempts,
    boolean mfaActive,
    long lastLogin,
    Bot bot) {
  /** Whether the account is a bot's, and what only bots have. */
  public record Bot(boolean is, String description, long lastIconUpdate) {
    public static final Bot NONE = new Bot(false, "", 0);
  }

  public boolean deactivated() {
    return deleteAt != 0;
  }

  public List<String> roleNames() {
    return roles.isBlank() ? List.of() : List.of(roles.trim().split(" +"));
  }

  public boolean guest() {
    return roleNames().contains("system_guest");
  }

  /** Whether the user is out of office, and has others answered. */
  public boolean absent() {
    return "true".equals(notifyProps.get("auto_responder_active"));
  }

  public boolean repliesWhileAbsent() {
    return absent() && !wordsWhileAbsent().isEmpty();
  }

  public String wordsWhileAbsent() {
    return notifyProps.getOrDefault("auto_responder_message", "");
  }

  /** The name as TeamSettings.TeammateNameDisplay or a preference wants it shown. */
  public String displayName(String format) {
    String full = (firstName + " " + lastName).strip();
    return switch (format) {
      case "nickname_full_name" ->
          !nickname.isEmpty() ? nickname : full.isEmpty() ? username : full;
      case "full_name" -> full.isEmpty() ? username : full;
      default -> username;
    };
  }

  /** A copy to change. */
  public UserBuilder but() {
    return new UserBuilder(this);
  }
}
