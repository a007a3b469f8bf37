package org.starling.features.teamremoval;

import java.util.List;
import org.starling.features.channeledit.ChannelRemoval;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.Channels;
import org.starling.kernel.Events;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.storage.Blobs;
import org.starling.platform.storage.Leftovers;

/** Removes a channel with all that is in it; files go after the commit. */
final class RemoveChannel implements ChannelRemoval {
  private final Blobs blobs;
  private final Events events;
  private final Channels channels;
  private final RemovalStore store;

  RemoveChannel(Platform platform, Channels channels, RemovalStore store) {
    this.blobs = platform.blobs();
    this.events = platform.events();
    this.channels = channels;
    this.store = store;
  }

  @Override
  public void remove(Tx tx, Channel channel) {
    List<String> files = store.files(tx, channel.id());
    store.deleteAll(tx, channel.id());
    tx.afterCommit(() -> {
      events.publish(new ChannelEvent.Archived(channel));
      channels.forget(channel.id());
      channels.forgetMembers(channel.id());
    });
    tx.afterCommit(() -> Leftovers.delete(blobs, files));
  }
}
