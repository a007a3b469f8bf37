package org.starling.features.channelmembers;

import java.util.Map;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.SystemPosts;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Takes somebody out of a channel: oneself, which is leaving, or another. */
final class RemoveMember {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;

  RemoveMember(Platform platform, ChannelNeighbours others, ChannelWiring.Faces channels) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
  }

  void remove(Caller caller, ChannelId id, UserId userId) {
    Channel channel = channels.channels().existing(id);
    User user = others.users().byId(userId).orElseThrow(ChannelCode.NO_USER::refuse);
    if (channel.conversation()) {
      throw MembersCode.CONVERSATION_STAYS.refuse();
    }
    boolean own = caller.is(userId);
    if (Boolean.TRUE.equals(channel.groupConstrained()) && !own && !user.bot().is()) {
      throw MembersCode.GROUP_CONSTRAINED.refuse();
    }
    String permission = ManageMembers.permission(channel);
    if (!own && !others.permissions().inChannel(caller, id, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    if (channel.townSquare() && !user.guest()) {
      throw ChannelCode.TOWN_SQUARE.refuse();
    }
    // The refusal follows the commit, so that all nodes have looked again.
    if (!platform.db().write(tx -> write(tx, channel, user, caller.user()))) {
      throw ChannelCode.NO_MEMBER.refuse("user_id");
    }
  }

  private boolean write(Tx tx, Channel channel, User user, UserId remover) {
    if (!channels.memberships().remove(tx, channel, user.id())) {
      return false;
    }
    if (!channel.archived()) {
      post(tx, channel, user, remover);
    }
    tx.afterCommit(() ->
        platform.events().publish(new ChannelEvent.MemberRemoved(channel, user.id(), remover)));
    return true;
  }

  private void post(Tx tx, Channel channel, User user, UserId remover) {
    SystemPosts posts = others.posts().get();
    if (remover.equals(user.id())) {
      posts.write(
          tx, channel, SystemPosts.Note.of(user, "system_leave_channel", "left the channel."));
      return;
    }
    posts.write(
        tx,
        channel,
        new SystemPosts.Note(
            remover,
            "system_remove_from_channel",
            user.username() + " was removed from the channel.",
            Map.of("removedUserId", user.id().value(), "removedUsername", user.username())));
  }
}
