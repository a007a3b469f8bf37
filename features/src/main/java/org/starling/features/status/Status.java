package org.starling.features.status;

import java.time.Duration;
import org.starling.kernel.UserId;

/**
 * A user's status and the rules by which it changes; each rule gives the status after, which is the
 * same one where the rule does not apply.
 *
 * @param state online, away, dnd, offline or ooo
 * @param manual chosen by hand: activity does not change it
 * @param dndEndTime when dnd ends, in epoch seconds; 0 is never
 * @param previous what comes back when dnd ends
 */
public record Status(
    UserId user,
    String state,
    boolean manual,
    long lastActivityAt,
    long dndEndTime,
    String previous) {
  public static final String ONLINE = "online";
  public static final String AWAY = "away";
  public static final String DND = "dnd";
  public static final String OFFLINE = "offline";
  public static final String OUT_OF_OFFICE = "ooo";
  private static final long SECONDS_PER_MINUTE = 60;

  /** Of somebody of whom nothing is known. */
  static Status unknown(UserId user) {
    return new Status(user, OFFLINE, false, 0, 0, "");
  }

  /** This one, active no earlier than another one of the same user. */
  Status notBefore(Status other) {
    long activity = Math.max(lastActivityAt, other.lastActivityAt);
    return new Status(user, state, manual, activity, dndEndTime, previous);
  }

  /** Active; by hand it also ends what was chosen by hand before. */
  Status online(long now, boolean byHand) {
    return manual && !byHand ? this : new Status(user, ONLINE, false, now, 0, "");
  }

  Status away() {
    return new Status(user, AWAY, true, lastActivityAt, 0, "");
  }

  /** Away if nothing was done for so long. */
  Status awayIfIdle(long now, Duration timeout) {
    boolean idle = now - lastActivityAt >= timeout.toMillis();
    return manual || state.equals(AWAY) || !idle
        ? this
        : new Status(user, AWAY, false, lastActivityAt, 0, "");
  }

  Status offline(long now, boolean byHand) {
    return manual && !byHand ? this : new Status(user, OFFLINE, byHand, now, 0, "");
  }

  Status outOfOffice() {
    return new Status(user, OUT_OF_OFFICE, true, lastActivityAt, 0, "");
  }

  /** Not to be disturbed, until {@code end} if that is not 0; it ends at the full minute. */
  Status dnd(long until) {
    long end = until - until % SECONDS_PER_MINUTE;
    if (until == 0) {
      return new Status(user, DND, true, lastActivityAt, 0, previous);
    }
    String before = state.equals(DND) ? previous : state;
    return new Status(user, DND, true, lastActivityAt, end, before);
  }

  /** What was before dnd, if its time is over. */
  Status afterDnd(long now, boolean connected) {
    if (!state.equals(DND) || dndEndTime == 0 || dndEndTime * 1000 > now) {
      return this;
    }
    String back = previous.isEmpty() || previous.equals(DND) ? ONLINE : previous;
    return new Status(user, connected ? back : OFFLINE, false, lastActivityAt, 0, DND);
  }
}
