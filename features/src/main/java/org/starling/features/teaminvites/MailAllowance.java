package org.starling.features.teaminvites;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.starling.kernel.UserId;

/**
 * How many invitations a person may still mail. For each one it keeps the time at which their
 * allowance would be full again; each mail moves that time on by its share of an hour.
 */
final class MailAllowance {
  private static final long MAIL_MS = Duration.ofHours(1).toMillis() / InviteLimits.MAILS_PER_HOUR;

  private final Clock clock;
  private final Cache<UserId, Long> fullAgainAt =
      Caffeine.newBuilder().maximumSize(InviteLimits.SENDERS_MAX).build();

  MailAllowance(Clock clock) {
    this.clock = clock;
  }

  /** Takes {@code mails} from what the sender has left, or nothing and false if it is too few. */
  boolean take(UserId sender, int mails) {
    boolean[] taken = {false};
    fullAgainAt
        .asMap()
        .compute(
            sender,
            (user, known) -> {
              long now = clock.millis();
              long since = known == null ? now : Math.max(known, now);
              long next = since + mails * MAIL_MS;
              taken[0] = next - now <= InviteLimits.MAILS_BURST_MAX * MAIL_MS;
              return taken[0] ? next : since;
            });
    return taken[0];
  }
}
