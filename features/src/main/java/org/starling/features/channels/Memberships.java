package org.starling.features.channels;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.starling.features.users.User;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/**
 * Makes and ends memberships, with their history. Who may, which posts are written and who hears of
 * it is up to callers: there are many ways into a channel and they are told differently.
 */
public final class Memberships {
  /** What goings mean for the threads that people follow; threads implements it. */
  public interface FollowedThreads {
    /** Somebody is no member of the channel any more, and so follows none of its threads. */
    void left(Tx tx, ChannelId channel, UserId user);
  }

  private final MemberStore members;
  private final StoredChannels channels;
  private final Supplier<? extends SidebarPlaces> sidebars;
  private final Supplier<? extends FollowedThreads> threads;
  private final Clock clock;
  private final Events events;

  Memberships(
      MemberStore members,
      StoredChannels channels,
      Supplier<? extends SidebarPlaces> sidebars,
      Supplier<? extends FollowedThreads> threads,
      Platform platform) {
    this.members = members;
    this.channels = channels;
    this.sidebars = sidebars;
    this.threads = threads;
    this.clock = platform.clock();
    this.events = platform.events();
  }

  /**
   * Empty if the user is a member already, and then nothing changes; but as another node may just
   * have made it so, all nodes look again.
   */
  public Optional<Member> add(Tx tx, Channel channel, User user, boolean admin) {
    long now = clock.millis();
    Member member =
        new Member(
            channel.id(),
            user.id(),
            "",
            0,
            0,
            0,
            0,
            0,
            0,
            Member.NOTIFY_PROPS_DEFAULT,
            now,
            !user.guest(),
            admin,
            user.guest(),
            Member.SchemeNames.BUILT_IN);
    Optional<Member> added = members.insert(tx, member);
    if (added.isPresent()) {
      members.logJoin(tx, channel.id(), user.id(), now);
    }
    channels.refresh(tx, channel.id(), user.id());
    return added;
  }

  /** False if the user was no member, and then nothing changes; all nodes look again here too. */
  public boolean remove(Tx tx, Channel channel, UserId user) {
    boolean removed = members.delete(tx, channel.id(), user);
    if (removed) {
      members.logLeave(tx, channel.id(), user, clock.millis());
      sidebars.get().left(tx, channel.id(), user);
      threads.get().left(tx, channel.id(), user);
    }
    channels.refresh(tx, channel.id(), user);
    return removed;
  }

  /** All nodes look again at those whom another one may just have removed, and be telling of it. */
  public void refreshLeft(Tx tx, TeamId team, UserId user) {
    long since = clock.millis() - ChannelLimits.LEFT_LATELY_MS;
    for (ChannelId channel : members.leftSince(tx, team, user, since)) {
      channels.refresh(tx, channel, user);
    }
  }

  /** Mutes or unmutes channels for a member who has them otherwise, and tells them. */
  public void mute(Tx tx, UserId user, Collection<ChannelId> ids, boolean muted) {
    if (ids.isEmpty()) {
      return;
    }
    String unread = muted ? "mention" : "all";
    for (Member member : members.setUnread(tx, user, ids, unread, clock.millis())) {
      channels.refreshHarmless(tx, member.channel(), user);
      tx.afterCommit(() -> events.publish(new ChannelEvent.MemberChanged(member)));
    }
  }

  /** Makes a member the channel's administrator. */
  public Member promote(Tx tx, ChannelId channel, UserId user) {
    Member member =
        members
            .promote(tx, channel, user, clock.millis())
            .orElseThrow(ChannelCode.NO_MEMBER::refuse);
    channels.refresh(tx, channel, user);
    return member;
  }
}
