package org.starling.features.channeledit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Memberships;
import org.starling.features.channels.SidebarPlaces;
import org.starling.features.channels.SystemPosts;
import org.starling.features.teams.Team;
import org.starling.features.teams.TeamLife;
import org.starling.features.users.User;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/** What the life of a team means for its channels: default ones, joining them, leaving all. */
final class TeamChannels implements TeamLife {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final Channels channels;
  private final Memberships memberships;
  private final Supplier<? extends SidebarPlaces> sidebars;
  private final ChannelEditStore store;

  TeamChannels(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Supplier<? extends SidebarPlaces> sidebars,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels.channels();
    this.memberships = channels.memberships();
    this.sidebars = sidebars;
    this.store = store;
  }

  @Override
  public void created(Tx tx, Team team, User creator) {
    make(tx, team, Channel.TOWN_SQUARE, "Town Square");
    make(tx, team, Channel.OFF_TOPIC, "Off-Topic");
  }

  private void make(Tx tx, Team team, String name, String displayName) {
    NewChannel wanted = NewChannel.ofTeam(team.id().value(), name, displayName);
    ChannelId id = new ChannelId(platform.ids().next());
    store.insert(tx, wanted.as(id, platform.clock().millis()));
  }

  /** Guests come into the channels they are invited to, not into the default ones. */
  @Override
  public void joined(Tx tx, Team team, User user, boolean teamAdmin, @Nullable UserId by) {
    if (user.guest()) {
      return;
    }
    for (Channel channel : store.byNames(tx, team.id(), defaultNames())) {
      if (memberships.add(tx, channel, user, teamAdmin).isPresent()) {
        tellJoined(tx, channel, user, by);
        tx.afterCommit(() ->
            platform.events().publish(new ChannelEvent.MemberCameWithTeam(channel, user.id())));
      }
    }
  }

  @Override
  public void leaving(Team team) {
    channels.byName(team.id(), Channel.TOWN_SQUARE).ifPresent(town -> channels.members(town.id()));
  }

  /** Everybody in the default channel hears that somebody goes, the one who goes included. */
  @Override
  public void left(Tx tx, Team team, User user, UserId by) {
    if (tellsOfTownSquare()) {
      SystemPosts.Note note =
          by.equals(user.id())
              ? SystemPosts.Note.of(user, "system_leave_team", "left the team.")
              : SystemPosts.Note.of(user, "system_remove_from_team", "was removed from the team.");
      for (Channel town : store.byNames(tx, team.id(), List.of(Channel.TOWN_SQUARE))) {
        write(tx, town, note);
      }
    }
    for (Channel channel : store.ofMember(tx, team.id(), user.id())) {
      memberships.remove(tx, channel, user.id());
    }
    memberships.refreshLeft(tx, team.id(), user.id());
    sidebars.get().leftTeam(tx, team.id(), user.id());
  }

  private void tellJoined(Tx tx, Channel channel, User user, @Nullable UserId by) {
    boolean town = channel.townSquare();
    if (town && !tellsOfTownSquare()) {
      return;
    }
    if (by == null) {
      SystemPosts.Note note =
          town
              ? SystemPosts.Note.of(user, "system_join_team", "joined the team.")
              : SystemPosts.Note.of(user, "system_join_channel", "joined the channel.");
      write(tx, channel, note);
      return;
    }
    String adder = store.usernameOf(tx, by);
    String type = town ? "system_add_to_team" : "system_add_to_channel";
    String message = adder + " added " + user.username() + ".";
    write(
        tx,
        channel,
        new SystemPosts.Note(by, type, message, SystemPosts.additionProps(by, adder, user)));
  }

  private void write(Tx tx, Channel channel, SystemPosts.Note note) {
    others.posts().get().write(tx, channel, note);
  }

  private boolean tellsOfTownSquare() {
    return platform
        .config()
        .current()
        .service()
        .experimentalEnableDefaultChannelLeaveJoinMessages();
  }

  private List<String> defaultNames() {
    List<String> configured = platform.config().current().team().experimentalDefaultChannels();
    List<String> names = new ArrayList<>(List.of(Channel.TOWN_SQUARE));
    names.addAll(configured.isEmpty() ? List.of(Channel.OFF_TOPIC) : configured);
    return names;
  }
}
