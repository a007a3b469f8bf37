package org.starling.features.channelmembers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.Member;
import org.starling.features.channels.SystemPosts;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Adds people to a channel: oneself, which is joining, or others. */
final class AddMembers {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;
  private final Supplier<? extends ChannelThreads> threads;
  private final MembershipStore store;

  AddMembers(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Supplier<? extends ChannelThreads> threads,
      MembershipStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
    this.threads = threads;
    this.store = store;
  }

  /** Who is to come into which channel, and out of which thread. */
  record Request(ChannelId channel, List<UserId> users, @Nullable PostId root) {}

  /**
   * Adds those who can be added. If nobody can, the last reason is thrown; people who are members
   * already are answered as they are.
   */
  List<Member> add(Caller caller, Request request) {
    Channel channel = channels.channels().existing(request.channel());
    checkRoot(channel, request.root());
    if (channel.conversation()) {
      throw MembersCode.CONVERSATION_IS_CLOSED.refuse();
    }
    if (!channel.open()) {
      checkPermission(caller, channel, false);
    }
    User adder = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    Known known = know(channel, request.users());
    checkGroups(channel, known);
    List<Member> members = new ArrayList<>();
    Refusal last = null;
    for (UserId user : request.users()) {
      try {
        members.add(addOne(caller, channel, new Addition(adder, user, request.root()), known));
      } catch (Refusal refusal) {
        last = refusal;
      }
    }
    if (last != null && members.isEmpty()) {
      throw last;
    }
    return members;
  }

  /**
   * What there is of the people named, read at once.
   *
   * @param leftTeamAt of those who ever were in the team; 0 if they are in it
   */
  private record Known(
      Map<UserId, Member> members, Map<UserId, User> users, Map<UserId, Long> leftTeamAt) {}

  private Known know(Channel channel, List<UserId> named) {
    Reader db = platform.db().primary();
    return new Known(
        store.among(db, channel.id(), named).stream()
            .collect(Collectors.toMap(Member::user, Function.identity())),
        others.users().byIds(named).stream()
            .collect(Collectors.toMap(User::id, Function.identity())),
        store.leftTeamAt(db, channel.teamId(), named).stream()
            .collect(Collectors.toMap(MembershipStore.Left::user, MembershipStore.Left::at)));
  }

  /** There are no groups here, so nobody but bots can be of one. */
  private static void checkGroups(Channel channel, Known known) {
    boolean constrained = Boolean.TRUE.equals(channel.groupConstrained());
    if (constrained && !known.users().values().stream().allMatch(user -> user.bot().is())) {
      throw MembersCode.NOT_OF_GROUPS.refuse();
    }
  }

  private record Addition(User adder, UserId user, @Nullable PostId root) {
    boolean own() {
      return adder.id().equals(user);
    }
  }

  private void checkRoot(Channel channel, @Nullable PostId root) {
    if (root != null) {
      ChannelId of = threads.get().channelOf(root).orElseThrow(MembersCode.ROOT_UNKNOWN::refuse);
      if (!of.equals(channel.id())) {
        throw HttpCode.BAD_BODY.refuse("post_root_id");
      }
    }
  }

  private Member addOne(Caller caller, Channel channel, Addition addition, Known known) {
    Member present = known.members().get(addition.user());
    if (present == null || !addition.own()) {
      checkPermission(caller, channel, addition.own());
    }
    if (present != null) {
      // Another node may have added them and be telling of it: the answer holds on all nodes.
      channels.channels().refresh(channel.id(), addition.user());
      return present;
    }
    User user = known.users().get(addition.user());
    if (user == null) {
      throw ChannelCode.NO_USER.refuse("user_id");
    }
    if (user.deactivated()) {
      throw MembersCode.DEACTIVATED.refuse("user_id");
    }
    checkTeam(known.leftTeamAt().get(user.id()));
    return platform
        .db()
        .write(tx -> write(tx, channel, user, addition))
        .or(() -> store.one(platform.db().primary(), channel.id(), user.id()))
        .orElseThrow(ChannelCode.NO_MEMBER::refuse);
  }

  private Optional<Member> write(Tx tx, Channel channel, User user, Addition addition) {
    Optional<Member> added = channels.memberships().add(tx, channel, user, false);
    if (added.isEmpty()) {
      return added;
    }
    if (!channel.archived()) {
      post(tx, channel, user, addition.adder());
    }
    tx.afterCommit(
        () -> platform.events().publish(new ChannelEvent.MemberAdded(channel, user.id())));
    if (addition.root() != null) {
      threads.get().follow(tx, channel, user.id(), addition.root());
    }
    return added;
  }

  private void post(Tx tx, Channel channel, User user, User adder) {
    SystemPosts posts = others.posts().get();
    if (adder.id().equals(user.id())) {
      posts.write(
          tx,
          channel,
          SystemPosts.Note.of(
              user,
              user.guest() ? "system_guest_join_channel" : "system_join_channel",
              "joined the channel."));
      return;
    }
    posts.write(
        tx,
        channel,
        new SystemPosts.Note(
            adder.id(),
            user.guest() ? "system_add_guest_to_chan" : "system_add_to_channel",
            adder.username() + " added " + user.username() + " to the channel.",
            SystemPosts.additionProps(adder.id(), adder.username(), user)));
  }

  private void checkPermission(Caller caller, Channel channel, boolean own) {
    boolean may;
    if (own && channel.open()) {
      may =
          channel
              .team()
              .map(team -> others.permissions().inTeam(caller, team, "join_public_channels"))
              .orElse(false);
    } else {
      may = others.permissions().inChannel(caller, channel.id(), ManageMembers.permission(channel));
    }
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse("members");
    }
  }

  private static void checkTeam(@Nullable Long leftAt) {
    if (leftAt == null) {
      throw ChannelCode.NO_TEAM_MEMBER.refuse("user_id");
    }
    if (leftAt != 0) {
      throw MembersCode.LEFT_TEAM.refuse("user_id");
    }
  }
}
