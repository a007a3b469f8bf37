package org.starling.features.status;

import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;

/** Tells a channel that somebody types; nothing is kept. */
final class Typing {
  static final String CREATE_POST = "create_post";

  private final Permissions permissions;
  private final Events events;

  Typing(Permissions permissions, Events events) {
    this.permissions = permissions;
    this.events = events;
  }

  /** Who may post there may let others see that they type. */
  boolean mayType(Caller caller, String channel) {
    return Id.isValid(channel)
        && permissions.inChannel(caller, new ChannelId(channel), CREATE_POST);
  }

  void tell(UserId user, String channel, String parent) {
    events.publish(new StatusEvent.Typing(user, new ChannelId(channel), parent));
  }
}
