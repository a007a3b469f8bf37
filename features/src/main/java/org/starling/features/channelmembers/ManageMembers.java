package org.starling.features.channelmembers;

import org.starling.features.channels.Channel;

/** The permission that decides over other people's membership of a channel. */
final class ManageMembers {
  private ManageMembers() {}

  static String permission(Channel channel) {
    return channel.open() ? "manage_public_channel_members" : "manage_private_channel_members";
  }
}
