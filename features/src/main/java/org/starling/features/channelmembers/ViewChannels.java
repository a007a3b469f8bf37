package org.starling.features.channelmembers;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Marks channels as seen by somebody. */
final class ViewChannels {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final Supplier<? extends ChannelThreads> threads;
  private final MembershipStore store;

  ViewChannels(
      Platform platform,
      ChannelNeighbours others,
      Supplier<? extends ChannelThreads> threads,
      MembershipStore store) {
    this.platform = platform;
    this.others = others;
    this.threads = threads;
    this.store = store;
  }

  /** Refuses who may not look for {@code user}. */
  void require(Caller caller, UserId user) {
    if (!others.permissions().actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
  }

  /**
   * Returns when each channel was last worth a look; those the user is not in are left out. Nobody
   * hears of it if nothing was unread.
   */
  Map<ChannelId, Long> view(UserId user, Collection<String> channels, boolean collapsedSupported) {
    Map<ChannelId, Long> times = new LinkedHashMap<>();
    if (channels.isEmpty()) {
      return times;
    }
    List<MembershipStore.Sight> sights = store.sights(platform.db().primary(), user, channels);
    sights.forEach(sight -> times.put(sight.channel(), sight.at()));
    List<ChannelId> unread =
        sights.stream()
            .filter(MembershipStore.Sight::unread)
            .map(MembershipStore.Sight::channel)
            .toList();
    if (!unread.isEmpty()) {
      platform.db().write(tx -> write(tx, user, unread, new Look(times, collapsedSupported)));
    }
    return times;
  }

  /** The user shows a channel. */
  void opened(UserId user) {
    platform.events().publish(new ChannelEvent.Opened(user));
  }

  private record Look(Map<ChannelId, Long> times, boolean collapsedSupported) {}

  private boolean write(Tx tx, UserId user, List<ChannelId> unread, Look look) {
    store.view(tx, user, unread, platform.clock().millis());
    if (platform.config().current().service().enableChannelViewedMessages()) {
      tx.afterCommit(
          () -> platform.events().publish(new ChannelEvent.Viewed(user, Map.copyOf(look.times()))));
    }
    threads.get().viewed(tx, user, unread, look.collapsedSupported());
    return true;
  }
}
