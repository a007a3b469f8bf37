package org.starling.features.teamremoval;

import org.starling.features.channels.Channels;
import org.starling.features.teams.TeamRemoval;
import org.starling.platform.Platform;

/** Builds the slice. */
public final class TeamRemovalWiring {
  private TeamRemovalWiring() {}

  public static TeamRemoval wire(Platform platform, Channels channels) {
    return new RemoveTeam(platform, channels, new RemovalStore());
  }
}
