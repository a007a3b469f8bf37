package org.starling.features.channeledit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.HttpCode;

/** Changes what is written about a channel: its names, header and purpose. */
final class ChangeChannel {
  private final Platform platform;
  private final ChannelNeighbours others;
  private final ChannelWiring.Faces channels;
  private final ChannelEditStore store;
  private final ChannelNotes notes;

  ChangeChannel(
      Platform platform,
      ChannelNeighbours others,
      ChannelWiring.Faces channels,
      ChannelEditStore store) {
    this.platform = platform;
    this.others = others;
    this.channels = channels;
    this.store = store;
    this.notes = new ChannelNotes(others);
  }

  /** Changes what the patch names and tells the channel of each change. */
  Channel patch(Caller caller, ChannelId id, ChannelEditJson.Patch patch) {
    Channel channel = channels.channels().existing(id);
    if (patch.autotranslation() != null) {
      throw EditCode.NO_TRANSLATION.refuse("autotranslation");
    }
    boolean banner = patch.bannerInfo() != null;
    boolean properties = patch.properties();
    if (!properties && !banner) {
      throw EditCode.NO_CHANGES.refuse();
    }
    checkMay(caller, channel, banner && !properties ? "banner" : "properties");
    if (banner) {
      throw EditCode.NO_BANNER.refuse("banner_info");
    }
    if (channel.conversation() && renames(channel, patch)) {
      throw EditCode.PATCH_OF_CONVERSATION.refuse();
    }
    if (channels.channels().restricted(channel)) {
      throw EditCode.RESTRICTED.refuse();
    }
    if (patch.name() != null) {
      checkRename(channel, patch.name());
    }
    return write(
        caller,
        id,
        (tx, old) -> {
          Texts texts =
              new Texts(
                  patch.displayName() == null
                      ? old.displayName()
                      : Texts.clean(patch.displayName()),
                  or(patch.name(), old.name()),
                  or(patch.header(), old.header()),
                  or(patch.purpose(), old.purpose()));
          return new Edit(texts, patch.groupConstrained(), changes(old, texts));
        });
  }

  /** Header and purpose are as sent, also if left out; empty names leave the old ones. */
  Channel replace(Caller caller, ChannelId id, ChannelEditJson.Wanted wanted) {
    Channel channel = channels.channels().existing(id);
    checkMay(caller, channel, "properties");
    if (channel.conversation() && renames(channel, wanted)) {
      throw EditCode.PUT_OF_CONVERSATION.refuse();
    }
    String type = ChannelEditJson.text(wanted.type());
    String name = ChannelEditJson.text(wanted.name());
    String displayName = Texts.clean(ChannelEditJson.text(wanted.displayName()));
    if (channel.archived()) {
      throw EditCode.ARCHIVED.refuse();
    }
    if (!type.isEmpty() && !type.equals(channel.type())) {
      throw EditCode.TYPE_CHANGE.refuse("type");
    }
    if (!name.isEmpty()) {
      checkRename(channel, name);
    }
    return write(
        caller,
        id,
        (tx, old) -> {
          Texts texts =
              new Texts(
                  displayName.isEmpty() ? old.displayName() : displayName,
                  name.isEmpty() ? old.name() : name,
                  ChannelEditJson.text(wanted.header()),
                  ChannelEditJson.text(wanted.purpose()));
          return new Edit(
              texts,
              wanted.groupConstrained(),
              List.of(new ChannelNotes.Change("displayname", old.displayName(), displayName)));
        });
  }

  private void forget(Channel channel, boolean harmless) {
    if (harmless) {
      channels.channels().forgetHarmless(channel.id());
    } else {
      channels.channels().forget(channel.id());
    }
  }

  /** What to write, and which changes to tell the channel of. */
  private record Edit(
      Texts texts, @Nullable Boolean groupConstrained, List<ChannelNotes.Change> changes) {}

  private interface Decide {
    Edit edit(Tx tx, Channel old);
  }

  private Channel write(Caller caller, ChannelId id, Decide decide) {
    User author = others.users().byId(caller.user()).orElseThrow(ChannelCode.NO_USER::refuse);
    try {
      return platform
          .db()
          .write(tx -> {
            Channel old = store.lock(tx, id).orElseThrow(ChannelCode.UNKNOWN::refuse);
            if (old.archived()) {
              throw EditCode.NO_ARCHIVED.refuse();
            }
            Edit edit = decide.edit(tx, old);
            edit.texts().check(old.type());
            Channel channel = store.setTexts(tx, old, edit.texts(), edit.groupConstrained());
            tx.afterCommit(() -> forget(channel, edit.groupConstrained() == null));
            tx.afterCommit(() -> platform.events().publish(new ChannelEvent.Updated(channel)));
            edit.changes().stream()
                .filter(ChannelNotes.Change::real)
                .forEach(change -> notes.writeChange(tx, channel, author, change));
            return channel;
          });
    } catch (UniqueViolation taken) {
      throw ChannelCode.NAME_TAKEN.refuse("name", taken);
    }
  }

  private static List<ChannelNotes.Change> changes(Channel old, Texts now) {
    return List.of(
        new ChannelNotes.Change("displayname", old.displayName(), now.displayName()),
        new ChannelNotes.Change("header", old.header(), now.header()),
        new ChannelNotes.Change("purpose", old.purpose(), now.purpose()));
  }

  /**
   * @param what the last word of the permission's id
   */
  private void checkMay(Caller caller, Channel channel, String what) {
    if (channel.conversation()) {
      if (!channels.channels().members(channel.id()).contains(caller.user())) {
        throw EditCode.NOT_YOURS.refuse();
      }
      return;
    }
    String permission = "manage_" + (channel.open() ? "public" : "private") + "_channel_" + what;
    if (!others.permissions().inChannel(caller, channel.id(), permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }

  private static void checkRename(Channel channel, String name) {
    if (channel.townSquare() && !name.equals(channel.name())) {
      throw EditCode.TOWN_SQUARE_NAME.refuse("name");
    }
  }

  private static boolean renames(Channel channel, ChannelEditJson.Patch patch) {
    return !or(patch.name(), channel.name()).equals(channel.name())
        || !or(patch.displayName(), channel.displayName()).equals(channel.displayName())
        || !or(patch.purpose(), channel.purpose()).equals(channel.purpose());
  }

  private static boolean renames(Channel channel, ChannelEditJson.Wanted wanted) {
    return differs(wanted.name(), channel.name())
        || differs(wanted.displayName(), channel.displayName())
        || differs(wanted.purpose(), channel.purpose());
  }

  private static boolean differs(@Nullable String wanted, String old) {
    return wanted != null && !wanted.isEmpty() && !wanted.equals(old);
  }

  private static String or(@Nullable String wanted, String old) {
    return Objects.requireNonNullElse(wanted, old);
  }
}
