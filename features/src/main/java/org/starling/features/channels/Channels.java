package org.starling.features.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * The door to channels, and reading them, for later features. Answers may come from a cache, which
 * does not follow counters: a channel's totals and times of posts, and a membership's counts and
 * time of view, may be old here; who needs those reads them in their transaction.
 *
 * <p>Never ask inside a transaction: an answer may need a connection of its own.
 */
public interface Channels {
  /**
   * Loads a channel for somebody whose permission is still to be checked.
   *
   * @throws org.starling.kernel.Refusal MISSING if it is unknown
   */
  Channel existing(ChannelId id);

  Optional<Channel> byId(ChannelId id);

  List<Channel> byIds(Collection<ChannelId> ids);

  Optional<Channel> byName(TeamId team, String name);

  /** Those of the moment: who comes or goes later changes nothing in it. */
  Set<UserId> members(ChannelId channel);

  Optional<Member> member(ChannelId channel, UserId user);

  /** All memberships of a channel, for mentions and notifications. */
  List<Member> memberships(ChannelId channel);

  /**
   * Whether nobody may write here: TeamSettings.RestrictDirectMessage keeps conversations within
   * teams, and there is none that everybody in this one is in.
   */
  boolean restricted(Channel channel);

  /**
   * How many people are in a channel whose accounts are active, and how many of them are guests.
   */
  record Headcount(long members, long guests) {}

  Headcount headcount(ChannelId channel);

  /** Drops what is cached of a channel after its row was changed otherwise than by a post. */
  void forget(ChannelId id);

  /** The same for what nobody's rights depend on, such as its header. */
  void forgetHarmless(ChannelId id);

  /** Reads a membership anew after its row came, went or changed otherwise than in its counts. */
  void refresh(ChannelId channel, UserId user);

  /** The same once {@code tx} is committed. */
  void refresh(Tx tx, ChannelId channel, UserId user);

  /** The same for what nobody's rights depend on, such as a mark of silence. */
  void refreshHarmless(Tx tx, ChannelId channel, UserId user);

  /**
   * Calls {@code watcher} after memberships of a channel came, went or changed on any node. Wiring
   * time only.
   */
  void onMembers(Consumer<ChannelId> watcher);

  /** Drops all cached memberships of a channel, after more than a few of them changed. */
  void forgetMembers(ChannelId channel);
}
