package org.starling.features.channels;

import java.time.Clock;
import java.util.Optional;
import org.starling.features.users.User;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * Makes and ends memberships, with their history. Who may, which posts are written and who hears of
 * it is up to callers: there are many ways into a channel and they are told differently.
 */
public final class Memberships {
  private final MemberStore members;
  private final StoredChannels channels;
  private final Clock clock;

  Memberships(MemberStore members, StoredChannels channels, Clock clock) {
    this.members = members;
    this.channels = channels;
    this.clock = clock;
  }

  /** Empty if the user is a member already, and then nothing changes. */
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
            user.guest());
    if (!members.insert(tx, member)) {
      return Optional.empty();
    }
    members.logJoin(tx, channel.id(), user.id(), now);
    tx.afterCommit(() -> channels.refresh(channel.id(), user.id()));
    return Optional.of(member);
  }

  /** False if the user was no member, and then nothing changes. */
  public boolean remove(Tx tx, Channel channel, UserId user) {
    boolean removed = members.delete(tx, channel.id(), user);
    if (removed) {
      members.logLeave(tx, channel.id(), user, clock.millis());
      tx.afterCommit(() -> channels.refresh(channel.id(), user));
    }
    return removed;
  }

  /** Makes a member the channel's administrator. */
  public Member promote(Tx tx, ChannelId channel, UserId user) {
    Member member =
        members
            .promote(tx, channel, user, clock.millis())
            .orElseThrow(ChannelCode.NO_MEMBER::refuse);
    tx.afterCommit(() -> channels.refresh(channel, user));
    return member;
  }
}
