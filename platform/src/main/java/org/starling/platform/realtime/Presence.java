package org.starling.platform.realtime;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/** What the hub tells other features about connections. */
public sealed interface Presence extends Event {
  UserId user();

  /** A user's first socket opened. */
  record Connected(UserId user) implements Presence {}

  /** A user's last socket is gone and was not resumed. */
  record Disconnected(UserId user) implements Presence {}

  @Override
  default Audience audience() {
    return Audience.nobody();
  }
}
