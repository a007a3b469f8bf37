package org.starling.features.channeledit;

import java.util.function.Supplier;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelCode;
import org.starling.features.channels.ChannelEvent;
import org.starling.features.channels.ChannelNeighbours;
import org.starling.features.channels.ChannelWiring;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Archives a channel and brings it back, and makes it public or private. */
final class ArchiveChannel {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;
  private final Supplier<? extends ChannelRemoval> removal;
  private final ChannelEditStore store;
  private final ChannelNotes notes;

  ArchiveChannel(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      Supplier<? extends ChannelRemoval> removal,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
    this.removal = removal;
    this.store = store;
    this.notes = new ChannelNotes(others);
  }

  void archive(Caller caller, ChannelId id, boolean permanently) {
    Channel channel = channels.channels().existing(id);
    if (channel.conversation()) {
      throw EditCode.CONVERSATION_STAYS.refuse();
    }
    require(caller, id, channel.open() ? "delete_public_channel" : "delete_private_channel");
    if (permanently) {
      remove(caller, channel);
      return;
    }
    User author = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    platform
        .db()
        .write(tx -> {
          Channel old = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
          if (old.archived()) {
            throw EditCode.ARCHIVED_ALREADY.refuse();
          }
          if (old.townSquare()) {
            throw EditCode.TOWN_SQUARE_STAYS.refuse();
          }
          notes.write(tx, old, author, "system_channel_deleted", "archived the channel.");
          Channel archived = store.setArchived(tx, old, platform.clock().millis());
          tell(tx, archived, new ChannelEvent.Archived(archived));
          return archived;
        });
  }

  private void remove(Caller caller, Channel channel) {
    if (!platform.config().current().service().enableAPIChannelDeletion()) {
      throw others.permissions().has(caller, "manage_system")
          ? EditCode.NO_DELETION_BY_ADMINISTRATOR.refuse()
          : EditCode.NO_DELETION.refuse();
    }
    platform
        .db()
        .write(tx -> {
          Channel old = store.lock(tx, channel.id()).orElseThrow(ChannelCode.UNKNOWN::refuse);
          if (old.townSquare()) {
            throw EditCode.TOWN_SQUARE_STAYS.refuse();
          }
          Channel gone = store.setArchived(tx, old, platform.clock().millis());
          removal.get().remove(tx, gone);
          return gone;
        });
  }

  Channel restore(Caller caller, ChannelId id) {
    Channel channel = channels.channels().existing(id);
    boolean may =
        channel
                .team()
                .map(team -> others.permissions().inTeam(caller, team, "manage_team"))
                .orElse(false)
            || others.permissions().has(caller, "sysconsole_write_user_management_channels");
    if (!may) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_team");
    }
    User author = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    return platform
        .db()
        .write(tx -> {
          Channel old = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
          if (!old.archived()) {
            throw EditCode.NOT_ARCHIVED.refuse();
          }
          Channel restored = store.setArchived(tx, old, 0);
          tell(tx, restored, new ChannelEvent.Restored(restored));
          notes.write(tx, restored, author, "system_channel_restored", "unarchived the channel.");
          return restored;
        });
  }

  /** The same type again is told again. */
  Channel setType(Caller caller, ChannelId id, String type) {
    boolean open = type.equals("O");
    Channel channel = channels.channels().existing(id);
    require(
        caller,
        id,
        open ? "convert_private_channel_to_public" : "convert_public_channel_to_private");
    if (channel.conversation()) {
      throw EditCode.PATCH_OF_CONVERSATION.refuse();
    }
    if (channel.townSquare() && !open) {
      throw EditCode.TOWN_SQUARE_IS_PUBLIC.refuse();
    }
    User author = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    return platform
        .db()
        .write(tx -> {
          Channel old = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
          if (old.archived()) {
            throw EditCode.NO_ARCHIVED.refuse();
          }
          Channel converted = store.setType(tx, old, type);
          tell(tx, converted, new ChannelEvent.Updated(converted));
          notes.write(
              tx,
              converted,
              author,
              "system_change_chan_privacy",
              "made the channel " + (open ? "public." : "private."));
          converted
              .team()
              .ifPresent(team -> tell(tx, converted, new ChannelEvent.Converted(id, team)));
          return converted;
        });
  }

  private void tell(Tx tx, Channel channel, ChannelEvent event) {
    tx.afterCommit(() -> channels.channels().forget(channel.id()));
    tx.afterCommit(() -> platform.events().publish(event));
  }

  private void require(Caller caller, ChannelId channel, String permission) {
    if (!others.permissions().inChannel(caller, channel, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }
}
