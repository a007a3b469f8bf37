package org.starling.features.channeledit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.Member;
import org.starling.features.channels.SidebarPlaces;
import org.starling.features.channels.SystemPosts;
import org.starling.features.teams.Team;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/** Gives a channel to another team, and makes a channel of a team out of a group message. */
final class MoveChannel {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;
  private final Supplier<? extends SidebarPlaces> sidebars;
  private final ChannelEditStore store;

  MoveChannel(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Supplier<? extends SidebarPlaces> sidebars,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
    this.sidebars = sidebars;
    this.store = store;
  }

  /** Where to; by force, those who are not in the new team lose the channel. */
  record Destination(TeamId team, boolean force) {}

  Channel move(Caller caller, ChannelId id, Destination to) {
    Channel channel = channels.channels().existing(id);
    Team team = others.teams().byId(to.team()).orElseThrow(EditCode.NO_TEAM::refuse);
    if (channel.conversation()) {
      throw EditCode.CONVERSATION_HAS_NO_TEAM.refuse();
    }
    if (!others.permissions().has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    if (channel.townSquare()) {
      throw ChannelCode.TOWN_SQUARE.refuse();
    }
    User author = user(caller);
    try {
      return platform
          .db()
          .write(tx -> {
            Channel old = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
            removeStrangers(tx, old, to, author);
            Channel moved = store.setTeam(tx, old, team.id());
            sidebars.get().moved(tx, moved);
            tx.afterCommit(() -> channels.channels().forget(id));
            new ChannelNotes(others)
                .write(tx, moved, author, "system_move_channel", "moved the channel here.");
            return moved;
          });
    } catch (UniqueViolation taken) {
      throw ChannelCode.NAME_TAKEN.refuse("name", taken);
    }
  }

  private void removeStrangers(Tx tx, Channel channel, Destination to, User remover) {
    Set<UserId> gone = new LinkedHashSet<>(store.deactivatedMembers(tx, channel.id()));
    List<UserId> strangers = store.outsiders(tx, channel.id(), to.team());
    if (to.force()) {
      gone.addAll(strangers);
    } else if (!gone.containsAll(strangers)) {
      throw EditCode.MEMBERS_DIFFER.refuse("force");
    }
    for (UserId user : gone) {
      channels.memberships().remove(tx, channel, user);
      tx.afterCommit(() ->
          platform.events().publish(new ChannelEvent.MemberRemoved(channel, user, remover.id())));
    }
  }

  /** What a group message is to become. */
  record Conversion(ChannelId channel, TeamId team, String name, String displayName) {}

  Channel convert(Caller caller, Conversion wanted) {
    ChannelId id = wanted.channel();
    if (!others.permissions().inTeam(caller, wanted.team(), "create_private_channel")) {
      throw HttpCode.NOT_PERMITTED.refuse("create_private_channel");
    }
    Channel channel = channels.channels().existing(id);
    if (!channel.conversation()) {
      throw EditCode.NOT_A_CONVERSATION.refuse();
    }
    User author = user(caller);
    if (!channels.channels().members(id).contains(author.id())) {
      throw ChannelCode.NO_MEMBER.refuse();
    }
    if (author.guest()) {
      throw EditCode.NO_CONVERSION_BY_GUESTS.refuse();
    }
    if (!channel.group()) {
      throw EditCode.NOT_A_GROUP.refuse();
    }
    Texts texts = new Texts(Texts.clean(wanted.displayName()), wanted.name(), channel.header(), "");
    List<UserId> members = new ArrayList<>(channels.channels().members(id));
    try {
      return platform
          .db()
          .write(tx -> {
            Channel group = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
            if (!group.group()) {
              throw EditCode.NOT_A_CONVERSATION.refuse();
            }
            if (!store.outsiders(tx, id, wanted.team()).isEmpty()) {
              throw EditCode.NOT_THEIR_TEAM.refuse("team_id");
            }
            texts.check("P");
            Channel room = store.convert(tx, group, wanted.team(), texts);
            tellConverted(tx, room, author, members);
            return room;
          });
    } catch (UniqueViolation taken) {
      throw ChannelCode.NAME_TAKEN.refuse("name", taken);
    }
  }

  private void tellConverted(Tx tx, Channel room, User author, List<UserId> members) {
    Member admin = channels.memberships().promote(tx, room.id(), author.id());
    tx.afterCommit(() -> channels.channels().forget(room.id()));
    tx.afterCommit(() -> platform.events().publish(new ChannelEvent.Updated(room)));
    tx.afterCommit(() -> platform.events().publish(new ChannelEvent.MemberChanged(admin)));
    sidebars.get().converted(tx, room, members);
    others
        .posts()
        .get()
        .write(
            tx,
            room,
            new SystemPosts.Note(
                author.id(),
                "system_gm_to_channel",
                author.username() + " made a private channel of this group message.",
                Map.of(
                    "convertedByUserId",
                    author.id().value(),
                    "gmMembersDuringConversionIDs",
                    members.stream().map(UserId::value).toList())));
  }

  private User user(Caller caller) {
    return others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
  }
}
