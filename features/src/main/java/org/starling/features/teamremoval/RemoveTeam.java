package org.starling.features.teamremoval;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.Channels;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamRemoval;
import org.starling.kernel.Events;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.storage.Blobs;
import org.starling.platform.storage.Leftovers;

/** Removes a team's channels with all that is in them; files go after the commit. */
final class RemoveTeam implements TeamRemoval {
  private final Database db;
  private final Blobs blobs;
  private final Events events;
  private final Channels channels;
  private final RemovalStore store;

  RemoveTeam(Platform platform, Channels channels, RemovalStore store) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.events = platform.events();
    this.channels = channels;
    this.store = store;
  }

  @Override
  public void prepare(Team team) {
    for (Channel channel : store.privateChannels(db.primary(), team.id())) {
      channels.members(channel.id());
    }
  }

  @Override
  public void remove(Tx tx, Team team) {
    List<Channel> closed = store.close(tx, team.id(), team.deleteAt());
    List<String> files = store.files(tx, team.id());
    store.deleteAll(tx, team.id());
    tx.afterCommit(() -> {
      closed.forEach(channel -> events.publish(new ChannelEvent.Archived(channel)));
      closed.forEach(this::forget);
    });
    tx.afterCommit(() -> Leftovers.delete(blobs, files));
  }

  private void forget(Channel channel) {
    channels.forget(channel.id());
    channels.forgetMembers(channel.id());
  }
}
