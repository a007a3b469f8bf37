package org.starling.features.teamremoval;

import org.starling.features.channeledit.ChannelRemoval;
import org.starling.features.channels.Channels;
import org.starling.features.teams.TeamRemoval;
import org.starling.platform.Platform;

/** Builds the slice. */
public final class TeamRemovalWiring {
  /** What teams and channels get. */
  public record Faces(TeamRemoval teams, ChannelRemoval channels) {}

  private TeamRemovalWiring() {}

  public static Faces wire(Platform platform, Channels channels) {
    RemovalStore store = new RemovalStore();
    return new Faces(
        new RemoveTeam(platform, channels, store), new RemoveChannel(platform, channels, store));
  }
}
