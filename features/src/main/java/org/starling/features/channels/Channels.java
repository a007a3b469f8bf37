package org.starling.features.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** The door to channels, and reading them, for later features. Answers may come from a cache. */
public interface Channels {
  /**
   * Loads a channel for a caller who has {@code permission} in it.
   *
   * @throws org.starling.kernel.Refusal NOT_PERMITTED if they may not, or the channel is unknown
   */
  Channel enter(Caller caller, ChannelId id, String permission);

  Optional<Channel> byId(ChannelId id);

  List<Channel> byIds(Collection<ChannelId> ids);

  Optional<Channel> byName(TeamId team, String name);

  Set<UserId> members(ChannelId channel);

  Optional<Member> member(ChannelId channel, UserId user);

  /** All memberships of a channel, for mentions and notifications. */
  List<Member> memberships(ChannelId channel);

  /** Drops what is cached of a channel (counters, last post) after its row was changed. */
  void forget(ChannelId id);
}
