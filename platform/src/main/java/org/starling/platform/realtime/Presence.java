package org.starling.platform.realtime;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/** What the hub tells other features about connections. */
public sealed interface Presence extends Event {
  UserId user();

  /** A user's first socket on this node opened. */
  record Connected(UserId user) implements Presence {}

  /**
   * A user's last socket on this node is gone and was not resumed here.
   *
   * @param elsewhere the user has one on another node
   */
  record Disconnected(UserId user, boolean elsewhere) implements Presence {}

  @Override
  default Audience audience() {
    return Audience.nobody();
  }
}
