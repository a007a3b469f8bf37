package org.starling.features.sessions;

import java.time.Duration;
import org.starling.platform.config.ServiceConfig;

/** How long sessions last. */
final class SessionLength {
  private static final Duration EXTENDED_AFTER_MIN = Duration.ofMinutes(5);
  private static final Duration EXTENDED_AFTER_MAX = Duration.ofDays(1);

  private SessionLength() {}

  static Duration of(Session session, ServiceConfig service) {
    int hours =
        session.mobile()
            ? service.sessionLengthMobileInHours()
            : session.sso()
                ? service.sessionLengthSSOInHours()
                : service.sessionLengthWebInHours();
    return Duration.ofHours(hours);
  }

  /** Whether a hundredth of the length has passed since the session's end was set last. */
  static boolean worthExtending(Session session, long lengthMs, long now) {
    if (session.expiresAt() == 0) {
      return false;
    }
    long elapsed = now - (session.expiresAt() - lengthMs);
    long wanted =
        Math.max(
            EXTENDED_AFTER_MIN.toMillis(), Math.min(lengthMs / 100, EXTENDED_AFTER_MAX.toMillis()));
    return elapsed >= wanted;
  }
}
