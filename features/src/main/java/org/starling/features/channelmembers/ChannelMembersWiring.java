package org.starling.features.channelmembers;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ChannelMembersWiring {
  private ChannelMembersWiring() {}

  /**
   * @param threads filled by a later feature
   */
  public static void wire(
      Platform platform,
      List<Route> routes,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Supplier<? extends ChannelThreads> threads) {
    MembershipStore store = new MembershipStore();
    ReadMembers read = new ReadMembers(platform.db(), others, channels.channels(), store);
    routes.addAll(new ChannelMembersApi(read).routes());
    routes.addAll(
        new ChannelMemberChangesApi(
                new AddMembers(platform, others, channels, threads, store),
                new RemoveMember(platform, others, channels),
                new ChangeMember(platform, others, channels, store),
                new ViewChannels(platform, others, threads, store))
            .routes());
  }
}
