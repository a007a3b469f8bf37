package org.starling.features.mentions;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;

/** Finds whom a text calls in a channel, and what its members want to hear. */
public final class FindMentions {
  private final CallableMembers members;
  private final Predicate<UserId> online;

  /**
   * @param online whether "@here" means the user
   */
  public FindMentions(
      Channels channels, Users users, Events events, Predicate<UserId> online) {
    this.members = new CallableMembers(channels, users, events);
    this.online = online;
  }

  /**
   * @param wide whether the author may call everybody at once
   */
  public Mentions in(ChannelId channel, UserId author, String message, boolean wide) {
    Callable callable = members.of(channel);
    return new WordScan(callable, author, wide, online).read(message);
  }

  /** Active members, without the author. */
  public Set<UserId> everybody(ChannelId channel, UserId author) {
    return without(members.of(channel).members().keySet(), author);
  }

  /** Those who want a notice of every post of the channel. */
  public Set<UserId> always(ChannelId channel) {
    return members.of(channel).always();
  }

  /** Those who follow every thread of the channel. */
  public Set<UserId> followingAll(ChannelId channel) {
    return members.of(channel).following();
  }

  /** Whether the user is an active member. */
  public boolean isMember(ChannelId channel, UserId user) {
    return members.of(channel).members().containsKey(user);
  }

  /** The membership of an active member. */
  public java.util.Optional<Member> member(ChannelId channel, UserId user) {
    return java.util.Optional.ofNullable(members.of(channel).members().get(user));
  }

  /** How many active members there are. */
  public int count(ChannelId channel) {
    return members.of(channel).members().size();
  }

  private static Set<UserId> without(Collection<UserId> users, UserId author) {
    return users.stream()
        .filter(u -> !u.equals(author))
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
