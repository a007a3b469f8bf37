package org.starling.features.channellists;

import java.util.List;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ChannelListWiring {
  private ChannelListWiring() {}

  public static void wire(Platform platform, List<Route> routes, ChannelNeighbours others) {
    ChannelListStore store = new ChannelListStore();
    routes.addAll(new ChannelListApi(new ReadChannel(platform.db(), others, store)).routes());
  }
}
