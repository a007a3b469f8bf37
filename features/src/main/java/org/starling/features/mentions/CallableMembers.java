package org.starling.features.mentions;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
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
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;

/** The index of each channel, made when first needed and anew when anything of it has changed. */
final class CallableMembers {
  private final Channels channels;
  private final Users users;
  private final TrustedCache<ChannelId, Callable> indexes;
  private final Notice<String> accountsChanged;

  CallableMembers(Platform platform, Channels channels, Users users) {
    this.channels = channels;
    this.users = users;
    this.indexes =
        platform
            .caches()
            .shared(
                "CallableMembers",
                Caffeine.newBuilder()
                    .maximumWeight(MentionLimits.INDEXED_MEMBERS_MAX)
                    .weigher((ChannelId id, Callable index) -> index.members().size() + 1));
    this.accountsChanged =
        platform.caches().notice("inv_all_profiles", indexes::dropAll).harmless();
    channels.onMembers(indexes::drop);
    platform.events().on(ChannelEvent.class, this::heard);
    platform.events().on(UserEvent.class, this::heard);
  }

  Callable of(ChannelId channel) {
    return indexes.get(channel, this::index);
  }

  private Callable index(ChannelId channel) {
    List<Member> members = channels.memberships(channel);
    Map<UserId, User> people =
        users.byIds(members.stream().map(Member::user).toList()).stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
    return Callable.of(members, people);
  }

  /** A channel that is new, and that no other node can have asked for. */
  private void heard(ChannelEvent event) {
    switch (event) {
      case ChannelEvent.Created(Channel channel, UserId _) -> indexes.drop(channel.id());
      case ChannelEvent.DirectAdded(ChannelId channel, UserId _, UserId _) -> indexes.drop(channel);
      case ChannelEvent.GroupAdded(ChannelId channel, UserId _, List<UserId> _) ->
          indexes.drop(channel);
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
      accountsChanged.giveAll();
    }
  }
}
