package org.starling.features.teaminvites;

import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.SystemPosts;
import org.starling.features.users.User;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.platform.db.Tx;

/** Puts somebody who joined by an invitation into a channel that it named. */
final class EnterChannel {
  private final Events events;
  private final TeamInvitesWiring.Neighbours others;

  EnterChannel(Events events, TeamInvitesWiring.Neighbours others) {
    this.events = events;
    this.others = others;
  }

  /** Does nothing if the channel is gone, or the person is in it already. */
  void enter(Tx tx, ChannelId id, User user) {
    Channel channel = others.channels().byId(id).filter(c -> !c.archived()).orElse(null);
    if (channel == null || others.channelMemberships().add(tx, channel, user, false).isEmpty()) {
      return;
    }
    others
        .posts()
        .get()
        .write(
            tx, channel, SystemPosts.Note.of(user, "system_join_channel", "joined the channel."));
    tx.afterCommit(() -> events.publish(new ChannelEvent.MemberCameWithTeam(channel, user.id())));
  }
}
