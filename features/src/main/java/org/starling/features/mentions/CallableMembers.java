package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;

/**
 * The index of each channel, read when first needed.
 *
 * <p>An index carries the stamps that its channel and all accounts had when its reading began, and
 * is good only while both are the same. So one that was read while something changed is never used.
 */
final class CallableMembers {
  private record Read(long channel, long accounts, Callable members) {}

  private final Channels channels;
  private final Users users;
  private final ChannelStamps stamps = new ChannelStamps();
  private final AtomicLong accounts = new AtomicLong();
  private final Cache<ChannelId, Read> read;

  CallableMembers(Platform platform, Channels channels, Users users) {
    this.read =
        platform
            .caches()
            .make(
                "CallableMembers",
                Caffeine.newBuilder()
                    .maximumWeight(MentionLimits.INDEXED_MEMBERS_MAX)
                    .weigher((ChannelId id, Read index) -> index.members().members().size() + 1));
    Events events = platform.events();
    this.channels = channels;
    this.users = users;
    events.on(ChannelEvent.class, this::heard);
    events.on(UserEvent.class, this::heard);
  }

  Callable of(ChannelId channel) {
    long stamp = stamps.of(channel);
    long before = accounts.get();
    Read known = read.getIfPresent(channel);
    if (known != null && known.channel() == stamp && known.accounts() == before) {
      return known.members();
    }
    List<Member> members = channels.memberships(channel);
    Map<UserId, User> people =
        users.byIds(members.stream().map(Member::user).toList()).stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
    Callable fresh = Callable.of(members, people);
    read.put(channel, new Read(stamp, before, fresh));
    return fresh;
  }

  private void heard(ChannelEvent event) {
    switch (event) {
      case ChannelEvent.Created(Channel channel, UserId _) -> stamps.touch(channel.id());
      case ChannelEvent.MemberAdded(Channel channel, UserId _) -> stamps.touch(channel.id());
      case ChannelEvent.MemberCameWithTeam(Channel channel, UserId _) -> stamps.touch(channel.id());
      case ChannelEvent.MemberRemoved(Channel channel, UserId _, UserId _) ->
          stamps.touch(channel.id());
      case ChannelEvent.MemberChanged(Member member) -> stamps.touch(member.channel());
      case ChannelEvent.DirectAdded(ChannelId channel, UserId _, UserId _) -> stamps.touch(channel);
      case ChannelEvent.GroupAdded(ChannelId channel, UserId _, List<UserId> _) ->
          stamps.touch(channel);
      default -> {}
    }
  }

  private void heard(UserEvent event) {
    boolean same =
        event instanceof UserEvent.Changed(User before, User now)
            && before.username().equals(now.username())
            && before.firstName().equals(now.firstName())
            && before.notifyProps().equals(now.notifyProps())
            && before.deleteAt() == now.deleteAt();
    if (!same && !(event instanceof UserEvent.SignedUp)) {
      accounts.incrementAndGet();
    }
  }
}
