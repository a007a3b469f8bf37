package org.starling.features.mentions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.features.status.Status;
import org.starling.features.status.Statuses;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;

/** Finds whom a text calls in a channel, and what its members want to hear. */
public final class FindMentions {
  private final Channels channels;
  private final CallableMembers members;
  private final Statuses statuses;
  private final NamedStore store = new NamedStore();

  public FindMentions(Platform platform, Channels channels, Users users, Statuses statuses) {
    this.channels = channels;
    this.members = new CallableMembers(platform, channels, users);
    this.statuses = statuses;
  }

  /**
   * @param wide whether the author may call everybody at once
   */
  public Mentions in(ChannelId channel, UserId author, List<String> texts, boolean wide) {
    Callable callable = members.of(channel);
    return new WordScan(callable, author, wide, this::online).read(texts);
  }

  /**
   * Members whom a text calls by name or keyword, but not with everybody; read where the caller
   * says, which may be a transaction.
   */
  public Set<UserId> named(Reader reader, ChannelId channel, UserId author, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    Callable callable = Callable.byName(store.candidates(reader, channel, lower));
    return new WordScan(callable, author, false, u -> false).read(message).users();
  }

  /** Whether texts of somebody else call the user; in a conversation all do. */
  public boolean calls(ChannelId channel, List<String> texts, UserId user) {
    boolean conversation = channels.byId(channel).map(Channel::conversation).orElse(false);
    return conversation
        || new WordScan(members.of(channel), null, true, u -> true)
            .read(texts)
            .users()
            .contains(user);
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
  public Optional<Member> member(ChannelId channel, UserId user) {
    return Optional.ofNullable(members.of(channel).members().get(user));
  }

  /** How many active members there are. */
  public int count(ChannelId channel) {
    return members.of(channel).members().size();
  }

  /** Whom "@here" means. */
  private boolean online(UserId user) {
    Status status = statuses.of(List.of(user)).get(user);
    return status != null && status.state().equals(Status.ONLINE);
  }

  private static Set<UserId> without(Collection<UserId> users, UserId author) {
    return users.stream().filter(u -> !u.equals(author)).collect(Collectors.toUnmodifiableSet());
  }
}
