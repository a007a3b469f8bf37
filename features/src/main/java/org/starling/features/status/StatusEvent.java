package org.starling.features.status;

import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/** What others may hear of statuses; both are soft: a lost one is made good by the next. */
public sealed interface StatusEvent extends Event {
  /** Told to the user's own connections; others ask. */
  record Changed(Status status) implements StatusEvent {
    @Override
    public Audience audience() {
      return Audience.user(status.user());
    }
  }

  /**
   * @param parent the thread's root as the client names it; empty in the channel itself
   */
  record Typing(UserId user, ChannelId channel, String parent) implements StatusEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel).omitting(user);
    }
  }
}
