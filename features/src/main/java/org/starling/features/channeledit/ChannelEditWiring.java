package org.starling.features.channeledit;

import java.util.List;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.teams.TeamLife;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ChannelEditWiring {
  private ChannelEditWiring() {}

  /** Returns what teams must tell of their life. */
  public static TeamLife wire(
      Platform platform,
      List<Route> routes,
      ChannelNeighbours others,
      ChannelWiring.Faces channels) {
    ChannelEditStore store = new ChannelEditStore();
    CreateChannel create = new CreateChannel(platform, others, channels.memberships(), store);
    OpenConversation conversations =
        new OpenConversation(platform, others, channels.memberships(), store);
    routes.addAll(new ChannelEditApi(create, conversations).routes());
    return new TeamChannels(platform, others, channels.memberships(), store);
  }
}
