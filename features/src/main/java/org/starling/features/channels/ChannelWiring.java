package org.starling.features.channels;

import java.util.function.Supplier;
import org.starling.features.roles.ChannelRoles;
import org.starling.features.users.UserEvent;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;

/** Builds the slice. */
public final class ChannelWiring {
  /** What later features, and roles, get of it. */
  public record Faces(Channels channels, ChannelRoles roles, Memberships memberships) {}

  private ChannelWiring() {}

  /**
   * @param sidebars filled by a later feature
   * @param threads filled by a later feature
   */
  public static Faces wire(
      Platform platform,
      Permissions permissions,
      Supplier<? extends SidebarPlaces> sidebars,
      Supplier<? extends Memberships.FollowedThreads> threads) {
    MemberStore members = new MemberStore();
    StoredChannels channels =
        new StoredChannels(platform, permissions, new ChannelStore(), members);
    ChannelFrames.register(platform.frames());
    platform.events().on(UserEvent.class, channels::recount);
    return new Faces(
        channels, channels, new Memberships(members, channels, sidebars, threads, platform));
  }
}
