package org.starling.features.channellists;

import java.util.List;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.teams.TeamShapes;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ChannelListWiring {
  private ChannelListWiring() {}

  public static void wire(
      Platform platform,
      List<Route> routes,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      TeamShapes teamShapes) {
    ChannelListStore store = new ChannelListStore();
    ReadChannel read = new ReadChannel(platform.db(), others, channels.channels(), store);
    ListChannels list = new ListChannels(platform.db(), others, store);
    routes.addAll(new ChannelListApi(read, list, teamShapes).routes());
    routes.addAll(new ChannelSearchApi(new SearchChannels(platform.db(), others)).routes());
  }
}
