package org.starling.features.channeledit;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.SidebarPlaces;
import org.starling.features.teams.TeamLife;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class ChannelEditWiring {
  private ChannelEditWiring() {}

  /** What later features fill. */
  public record Upwards(
      Supplier<? extends SidebarPlaces> sidebars, Supplier<? extends ChannelRemoval> removal) {}

  /**
   * What others get.
   *
   * @param life what teams must tell of their life
   */
  public record Faces(TeamLife life, OpenConversation conversations) {}

  public static Faces wire(
      Platform platform,
      List<Route> routes,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Upwards later) {
    ChannelEditStore store = new ChannelEditStore(platform.clock());
    CreateChannel create = new CreateChannel(platform, others, channels.memberships(), store);
    OpenConversation conversations =
        new OpenConversation(platform, others, channels.memberships(), store);
    routes.addAll(new ChannelEditApi(create, conversations).routes());
    routes.addAll(
        new ChannelChangeApi(
                new ChangeChannel(platform, others, channels, store),
                new ArchiveChannel(platform, others, channels, later.removal(), store),
                new MoveChannel(platform, others, channels, later.sidebars(), store))
            .routes());
    return new Faces(
        new TeamChannels(platform, others, channels, later.sidebars(), store), conversations);
  }
}
