package org.starling.features.postwrites;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.features.posts.Post;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;

/**
 * The counters of some channels and their members while posts are added one by one. Pure: what
 * comes out is what the rows shall hold.
 */
final class Ledger {
  /** A channel's row as it was locked. */
  record Locked(
      ChannelId id, long lastPostAt, long lastRootAt, long total, long roots, boolean archived) {}

  /** What changes in one membership; counts add to what is there unless it was seen. */
  static final class Change {
    final ChannelId channel;
    final UserId user;
    boolean seen;
    long seenTotal;
    long seenRoots;
    long mentions;
    long rootMentions;
    long urgent;
    long at;

    private Change(ChannelId channel, UserId user) {
      this.channel = channel;
      this.user = user;
    }

    private void see(Totals totals, long time) {
      seen = true;
      seenTotal = totals.total;
      seenRoots = totals.roots;
      mentions = 0;
      rootMentions = 0;
      urgent = 0;
      at = Math.max(at, time);
    }

    private void mention(Outgoing outgoing, long time) {
      mentions++;
      rootMentions += outgoing.post().root() ? 1 : 0;
      urgent += outgoing.post().root() && outgoing.urgent() ? 1 : 0;
      at = Math.max(at, time);
    }
  }

  /** A channel's counters now. */
  static final class Totals {
    final ChannelId channel;
    long lastPostAt;
    long lastRootAt;
    long total;
    long roots;

    private Totals(Locked locked) {
      channel = locked.id();
      lastPostAt = locked.lastPostAt();
      lastRootAt = locked.lastRootAt();
      total = locked.total();
      roots = locked.roots();
    }
  }

  private record Membership(ChannelId channel, UserId user) {}

  private final Map<ChannelId, Totals> totals = new LinkedHashMap<>();
  private final Map<Membership, Change> changes = new HashMap<>();

  Ledger(Collection<Locked> channels) {
    channels.forEach(locked -> totals.put(locked.id(), new Totals(locked)));
  }

  /** The time of the channel's next post: now, but always after the one before. */
  long next(ChannelId channel, long now) {
    Totals of = of(channel);
    of.lastPostAt = Math.max(now, of.lastPostAt + 1);
    return of.lastPostAt;
  }

  /** Counts a post that has its time. */
  void add(Outgoing outgoing) {
    Post post = outgoing.post();
    Totals of = of(post.channel());
    if (post.counted()) {
      of.total++;
      of.roots += post.root() ? 1 : 0;
    }
    if (post.root()) {
      of.lastRootAt = Math.max(of.lastRootAt, post.createAt());
    }
    for (UserId user : outgoing.calls().counted()) {
      change(post.channel(), user).mention(outgoing, post.createAt());
    }
    if (outgoing.seen() != Outgoing.Seen.NOTHING) {
      change(post.channel(), post.user()).see(of, post.createAt());
    }
  }

  List<Totals> channels() {
    return new ArrayList<>(totals.values());
  }

  List<Change> members() {
    return new ArrayList<>(changes.values());
  }

  private Totals of(ChannelId channel) {
    Totals of = totals.get(channel);
    if (of == null) {
      throw new IllegalStateException("a channel that is not locked");
    }
    return of;
  }

  private Change change(ChannelId channel, UserId user) {
    return changes.computeIfAbsent(
        new Membership(channel, user), m -> new Change(m.channel(), m.user()));
  }
}
