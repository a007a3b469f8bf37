package org.starling.server;

import java.util.Set;
import org.starling.features.channels.Channels;
import org.starling.features.teams.Teams;
import org.starling.features.users.UserDoor;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.realtime.AudienceIndex;

/** Tells the hub who belongs where, from the features that know. */
record Audiences(Channels channels, Teams teams, UserDoor users, Permissions permissions)
    implements AudienceIndex {
  @Override
  public Set<UserId> membersOf(ChannelId channel) {
    return channels.members(channel);
  }

  @Override
  public Set<UserId> membersOf(TeamId team) {
    return teams.members(team);
  }

  @Override
  public Set<UserId> whoMayKnow(Set<UserId> guests, UserId other) {
    return users.guestsWhoMayKnow(guests, other);
  }

  @Override
  public boolean administrator(UserId user) {
    return permissions.userHas(user, "manage_system");
  }
}
