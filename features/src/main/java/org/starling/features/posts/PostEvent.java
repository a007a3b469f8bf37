package org.starling.features.posts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/** What others may hear of posts. */
public sealed interface PostEvent extends Event {
  /**
   * A post was written.
   *
   * @param json the post as JSON, without what only some may see
   * @param quoted how those see it who may read the post that it quotes; null if it quotes none
   * @param senderName "@" and the username of its author
   * @param mentioned for whom it counts as a mention
   * @param followers who follow its thread and want a notice
   * @param always those who want a notice of every post of the channel
   * @param image whether one of its files is a picture
   */
  record Sent(
      Post post,
      String json,
      @Nullable Quoted quoted,
      Channel channel,
      String senderName,
      Set<UserId> mentioned,
      Set<UserId> followers,
      Set<UserId> always,
      boolean online,
      boolean image)
      implements PostEvent {
    @Override
    public Audience audience() {
      return Audience.channel(post.channel());
    }
  }

  /** The author of a post has read its channel up to it. */
  record Seen(ChannelId channel, UserId user, long at) implements PostEvent {
    @Override
    public Audience audience() {
      return Audience.user(user);
    }
  }

  /**
   * A post with the one that it quotes.
   *
   * @param json of both
   * @param unable members of the channel who may not read the quoted post
   */
  record Quoted(String json, Set<UserId> unable) {}

  /** A post was changed; {@code json} is all of it but for what it may quote. */
  record Edited(Post post, String json, @Nullable Quoted quoted) implements PostEvent {
    @Override
    public Audience audience() {
      return Audience.channel(post.channel());
    }
  }

  /**
   * A post was deleted, with its replies if it is a root.
   *
   * @param json the post as it was before
   */
  record Deleted(Post post, String json, UserId by) implements PostEvent {
    @Override
    public Audience audience() {
      return Audience.channel(post.channel());
    }
  }

  /**
   * Something only one person is shown; it is not stored.
   *
   * @param channel where to show it; empty for nowhere in particular
   */
  record Noticed(ObjectNode post, UserId user, String channel) implements PostEvent {
    @Override
    public Audience audience() {
      return channel.isEmpty()
          ? Audience.user(user)
          : Audience.channel(new ChannelId(channel)).andUser(user);
    }
  }
}
