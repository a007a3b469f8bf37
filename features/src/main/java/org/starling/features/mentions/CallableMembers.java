package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.features.users.Users;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;

/**
 * The index of each channel, read when first needed.
 *
 * <p>An index carries the number of changes that had been heard of when its reading began, and is
 * good only while none came since. So one that was read while something changed is never used.
 */
final class CallableMembers {
  private record Read(long changes, Callable members) {}

  private final Channels channels;
  private final Users users;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<ChannelId, Read> read =
      Caffeine.newBuilder()
          .maximumWeight(MentionLimits.INDEXED_MEMBERS_MAX)
          .weigher((ChannelId id, Read index) -> index.members().members().size() + 1)
          .build();

  CallableMembers(Channels channels, Users users, Events events) {
    this.channels = channels;
    this.users = users;
    events.on(ChannelEvent.class, this::heard);
    events.on(UserEvent.class, this::heard);
  }

  Callable of(ChannelId channel) {
    Read known = read.getIfPresent(channel);
    if (known != null && known.changes() == changes.get()) {
      return known.members();
    }
    long before = changes.get();
    List<Member> members = channels.memberships(channel);
    Map<org.starling.kernel.UserId, User> accounts =
        users.byIds(members.stream().map(Member::user).toList()).stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
    Callable fresh = Callable.of(members, accounts);
    read.put(channel, new Read(before, fresh));
    return fresh;
  }

  private void heard(ChannelEvent event) {
    changes.incrementAndGet();
  }

  private void heard(UserEvent event) {
    boolean same =
        event instanceof UserEvent.Changed(User before, User now)
            && before.username().equals(now.username())
            && before.firstName().equals(now.firstName())
            && before.notifyProps().equals(now.notifyProps())
            && before.deleteAt() == now.deleteAt();
    if (!same && !(event instanceof UserEvent.SignedUp)) {
      changes.incrementAndGet();
    }
  }
}
