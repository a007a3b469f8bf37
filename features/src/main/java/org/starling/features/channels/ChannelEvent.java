package org.starling.features.channels;

import java.util.List;
import java.util.Map;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** What happens to channels and memberships. */
public sealed interface ChannelEvent extends Event {
  /** A channel was made; only its creator hears of it, others when they come in. */
  record Created(Channel channel, UserId creator) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.user(creator);
    }
  }

  record Updated(Channel channel) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel.id());
    }
  }

  /** Its privacy was set. */
  record Converted(ChannelId channel, TeamId team) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.team(team);
    }
  }

  record Archived(Channel channel) implements ChannelEvent {
    @Override
    public Audience audience() {
      return everybodyWhoKnows(channel);
    }
  }

  record Restored(Channel channel) implements ChannelEvent {
    @Override
    public Audience audience() {
      return everybodyWhoKnows(channel);
    }
  }

  record DirectAdded(ChannelId channel, UserId creator, UserId teammate) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel);
    }
  }

  /** One for each member. */
  record GroupAdded(ChannelId channel, UserId member, List<UserId> members)
      implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel).andUser(member);
    }
  }

  /** Somebody became a member of a channel, by themselves or another. */
  record MemberAdded(Channel channel, UserId user) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel.id()).omitting(user);
    }
  }

  /** Somebody became a member of a default channel, with the team. */
  record MemberCameWithTeam(Channel channel, UserId user) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel.id());
    }
  }

  record MemberRemoved(Channel channel, UserId user, UserId remover) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.channel(channel.id());
    }
  }

  /** Roles or notify props of a membership were set. */
  record MemberChanged(Member member) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.user(member.user());
    }
  }

  /**
   * Somebody looked at channels.
   *
   * @param times when each was looked at
   */
  record Viewed(UserId user, Map<ChannelId, Long> times) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.user(user);
    }
  }

  /** Somebody shows a channel now; whether they had read it already does not matter. */
  record Opened(UserId user) implements ChannelEvent {
    @Override
    public Audience audience() {
      return Audience.nobody();
    }
  }

  private static Audience everybodyWhoKnows(Channel channel) {
    return channel.open() && !channel.teamId().isEmpty()
        ? Audience.team(new TeamId(channel.teamId()))
        : Audience.channel(channel.id());
  }
}
