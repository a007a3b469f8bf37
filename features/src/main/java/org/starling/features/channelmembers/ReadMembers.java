package org.starling.features.channelmembers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Shows memberships, with their counters as they are. */
final class ReadMembers {
  private final Database db;
  private final Permissions permissions;
  private final Channels channels;
  private final MembershipStore store;

  ReadMembers(Database db, ChannelNeighbours others, Channels channels, MembershipStore store) {
    this.db = db;
    this.channels = channels;
    this.permissions = others.permissions();
    this.store = store;
  }

  /** Which rows of a list. */
  record Page(int number, int rows) {}

  List<Member> page(Caller caller, ChannelId channel, Page page) {
    requireReader(caller, channel);
    return store.page(db.primary(), channel, page.number(), page.rows());
  }

  List<Member> among(Caller caller, ChannelId channel, List<UserId> users) {
    requireReader(caller, channel);
    return store.among(db.primary(), channel, users);
  }

  Member one(Caller caller, ChannelId channel, UserId user) {
    requireReader(caller, channel);
    return store.one(db.primary(), channel, user).orElseThrow(ChannelCode.NO_MEMBER::refuse);
  }

  List<String> zones(Caller caller, ChannelId channel) {
    requireReader(caller, channel);
    return store.zones(db.primary(), channel);
  }

  /** In channels of the team, and in direct and group channels. */
  List<Member> inTeam(Caller caller, UserId user, TeamId team) {
    boolean may =
        permissions.inTeam(caller, team, "view_team")
            && (caller.is(user) || permissions.has(caller, "manage_system"));
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
    List<Member> all = store.of(db.primary(), user);
    Set<ChannelId> shown =
        channels.byIds(all.stream().map(Member::channel).toList()).stream()
            .filter(channel -> channel.conversation() || channel.teamId().equals(team.value()))
            .map(Channel::id)
            .collect(Collectors.toSet());
    return all.stream().filter(member -> shown.contains(member.channel())).toList();
  }

  List<MembershipStore.OfTeam> everywhere(Caller caller, UserId user, Page page) {
    requireActor(caller, user);
    return store.everywhere(
        db.primary(), user, "", page.rows(), (long) page.number() * page.rows());
  }

  /** Refuses who may not see all memberships of {@code user}. */
  void requireActor(Caller caller, UserId user) {
    if (!permissions.actsFor(caller, user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
  }

  /** All memberships of a user, read piece by piece while they are consumed. */
  void stream(UserId user, Consumer<MembershipStore.OfTeam> consumer) {
    String after = "";
    List<MembershipStore.OfTeam> rows;
    do {
      rows = store.everywhere(db.primary(), user, after, MembersLimits.STREAM_ROWS, 0);
      rows.forEach(consumer);
      after = rows.isEmpty() ? after : rows.getLast().member().channel().value();
    } while (rows.size() == MembersLimits.STREAM_ROWS);
  }

  MembershipStore.Unread unread(Caller caller, UserId user, ChannelId channel) {
    requireActor(caller, user);
    requireReader(caller, channel);
    Optional<MembershipStore.Unread> unread = store.unread(db.primary(), channel, user);
    return unread.orElseThrow(MembersCode.UNREAD_UNKNOWN::refuse);
  }

  private void requireReader(Caller caller, ChannelId channel) {
    if (!permissions.inChannel(caller, channel, "read_channel")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel");
    }
  }
}
