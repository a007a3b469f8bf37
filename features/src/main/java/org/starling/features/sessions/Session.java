package org.starling.features.sessions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ServiceConfig;

/**
 * A session as stored. Times are epoch milliseconds; an {@code expiresAt} of 0 is never.
 *
 * @param deviceId where push notifications for it go; empty for browsers
 * @param roles system-wide roles of the user when the session began or the roles last changed
 * @param props text by the contract's names
 */
public record Session(
    SessionId id,
    String token,
    long createAt,
    long expiresAt,
    long lastActivityAt,
    UserId user,
    String deviceId,
    String roles,
    boolean oauth,
    Map<String, String> props,
    boolean expiredNotify) {

  static final String CSRF = "csrf";
  static final String TYPE = "type";
  static final String TYPE_PERSONAL_TOKEN = "UserAccessToken";
  static final String PERSONAL_TOKEN_ID = "user_access_token_id";
  static final String GUEST = "is_guest";
  static final String MOBILE_VERSION = "mobile_version";
  static final String DEVICE_NOTIFICATION_DISABLED = "device_notification_disabled";

  private static final long EXTENDED_AFTER_MS_MIN = Duration.ofMinutes(5).toMillis();
  private static final long EXTENDED_AFTER_MS_MAX = Duration.ofDays(1).toMillis();

  public Session {
    props = Map.copyOf(props);
  }

  public String csrf() {
    return props.getOrDefault(CSRF, "");
  }

  /** Whether it stands for a personal access token, which ends only with that. */
  public boolean personalToken() {
    return props.getOrDefault(TYPE, "").equals(TYPE_PERSONAL_TOKEN);
  }

  public boolean mobile() {
    return !deviceId.isEmpty() || props.getOrDefault("isMobile", "").equals("true");
  }

  private boolean sso() {
    return props.getOrDefault("isOAuthUser", "").equals("true")
        || props.getOrDefault("isSaml", "").equals("true");
  }

  /** How long a session of this kind lasts from its last extension. */
  long lengthMs(ServiceConfig service) {
    int hours =
        mobile()
            ? service.sessionLengthMobileInHours()
            : sso() ? service.sessionLengthSSOInHours() : service.sessionLengthWebInHours();
    return Duration.ofHours(hours).toMillis();
  }

  /** From when on its end is worth moving: once a hundredth of its length has passed. */
  long worthExtendingAt(long lengthMs) {
    long elapsed = Math.clamp(lengthMs / 100, EXTENDED_AFTER_MS_MIN, EXTENDED_AFTER_MS_MAX);
    return expiresAt - lengthMs + elapsed;
  }

  boolean expired(long now) {
    return expiresAt > 0 && now > expiresAt;
  }

  /** Whether nobody used it for so long that it counts no more. */
  boolean idleSince(long lastActivity, long now, ServiceConfig service) {
    long allowed = Duration.ofMinutes(service.sessionIdleTimeoutInMinutes()).toMillis();
    return allowed > 0
        && !service.extendSessionLengthWithActivity()
        && !oauth
        && !mobile()
        && !personalToken()
        && now - lastActivity > allowed;
  }

  Session onDevice(String device, Map<String, String> more, long expires) {
    Map<String, String> merged = new HashMap<>(props);
    merged.putAll(more);
    return new Session(
        id,
        token,
        createAt,
        expires,
        lastActivityAt,
        user,
        device,
        roles,
        oauth,
        merged,
        expiredNotify);
  }
}
