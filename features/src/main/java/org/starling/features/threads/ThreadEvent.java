package org.starling.features.threads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** What one reader hears of threads; an empty team means a conversation. */
public sealed interface ThreadEvent extends Event {
  UserId user();

  String team();

  /** What was unread before. */
  record Before(long mentions, long replies) {}

  /**
   * A thread changed.
   *
   * @param before null where the contract says nothing of it
   */
  record Updated(UserId user, String team, ObjectNode thread, @Nullable Before before)
      implements ThreadEvent {}

  record FollowChanged(UserId user, String team, PostId thread, boolean on, long replyCount)
      implements ThreadEvent {}

  /** A thread was read up to {@code at}. */
  record ReadChanged(
      UserId user,
      String team,
      PostId thread,
      ChannelId channel,
      long at,
      Before now,
      Before before)
      implements ThreadEvent {}

  /** All threads of a team were read. */
  record AllRead(UserId user, String team) implements ThreadEvent {}

  /** Somebody looked at a channel with a client that shows its threads within it. */
  record ChannelRead(UserId user, ChannelId channel, long at) implements ThreadEvent {
    @Override
    public String team() {
      return "";
    }

    @Override
    public Audience audience() {
      return Audience.channel(channel).andUser(user);
    }
  }

  @Override
  default Audience audience() {
    Audience one = Audience.user(user());
    return team().isEmpty() ? one : one.andTeam(new TeamId(team()));
  }
}
