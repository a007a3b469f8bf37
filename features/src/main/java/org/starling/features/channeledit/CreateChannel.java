package org.starling.features.channeledit;

import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.Memberships;
import org.starling.features.channels.SystemPosts;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/**
 * Makes a public or private channel, of which its creator is the first member and administrator.
 */
final class CreateChannel {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final Memberships memberships;
  private final ChannelEditStore store;

  CreateChannel(
      Platform platform,
      ChannelNeighbours others,
      Memberships memberships,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.memberships = memberships;
    this.store = store;
  }

  Channel create(Caller caller, NewChannel wanted) {
    checkPermission(caller, wanted);
    if (wanted.conversation()) {
      throw EditCode.NOT_DIRECT.refuse("type");
    }
    checkRoom(wanted.teamId());
    wanted.checkUnborn();
    Channel channel = wanted.as(new ChannelId(platform.ids().next()), platform.clock().millis());
    Texts.of(channel).check(channel.type());
    User creator = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    try {
      return platform
          .db()
          .write(tx -> {
            store.insert(tx, channel);
            memberships.add(tx, channel, creator, !creator.guest());
            others
                .posts()
                .get()
                .write(
                    tx,
                    channel,
                    SystemPosts.Note.of(creator, "system_join_channel", "joined the channel."));
            tx.afterCommit(
                () -> platform.events().publish(new ChannelEvent.Created(channel, creator.id())));
            return channel;
          });
    } catch (UniqueViolation taken) {
      throw ChannelCode.NAME_TAKEN.refuse("name", taken);
    }
  }

  private void checkPermission(Caller caller, NewChannel wanted) {
    String permission =
        switch (wanted.type()) {
          case "O" -> "create_public_channel";
          case "P" -> "create_private_channel";
          default -> "";
        };
    if (permission.isEmpty()) {
      return;
    }
    boolean may =
        Id.isValid(wanted.teamId())
            ? others.permissions().inTeam(caller, new TeamId(wanted.teamId()), permission)
            : others.permissions().has(caller, permission);
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  /** Refuses a team that is full of channels, archived ones counted, or that has none at all. */
  private void checkRoom(String team) {
    long count = store.countOfTeam(platform.db().primary(), team);
    if (count == 0) {
      throw ChannelCode.NO_CHANNELS.refuse("team_id");
    }
    int max = platform.config().current().team().maxChannelsPerTeam();
    if (count >= max) {
      throw EditCode.LIMIT.refuse("max " + max);
    }
  }
}
