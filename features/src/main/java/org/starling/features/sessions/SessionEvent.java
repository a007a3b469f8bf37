package org.starling.features.sessions;

import java.util.Set;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.SessionId;
import org.starling.kernel.UserId;

/** What others may hear of sessions; no client does. */
public sealed interface SessionEvent extends Event {
  UserId user();

  /** They count no more: whatever is open on them closes. */
  record Ended(UserId user, Set<SessionId> sessions) implements SessionEvent {
    public Ended {
      sessions = Set.copyOf(sessions);
    }
  }

  /** These count, and no others: whatever is open on others closes. */
  record Left(UserId user, Set<SessionId> sessions) implements SessionEvent {
    public Left {
      sessions = Set.copyOf(sessions);
    }
  }

  @Override
  default Audience audience() {
    return Audience.nobody();
  }
}
