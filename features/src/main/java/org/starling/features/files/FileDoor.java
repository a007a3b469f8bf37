package org.starling.features.files;

import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Code;
import org.starling.kernel.FileId;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.db.Reader;
import org.starling.platform.http.HttpCode;

/** Loads files for those who may read their channel, or made them. */
final class FileDoor {
  private final FileStore store;
  private final Permissions permissions;
  private final Channels channels;

  FileDoor(FileStore store, Permissions permissions, Channels channels) {
    this.store = store;
    this.permissions = permissions;
    this.channels = channels;
  }

  FileStore.Kept open(Reader db, Caller caller, FileId id, Code unknown) {
    FileStore.Kept kept = store.byId(db, id).orElseThrow(unknown::refuse);
    if (!kept.info().madeBy(caller.user()) && !mayRead(caller, kept.info().channel())) {
      throw HttpCode.NOT_PERMITTED.refuse("read_channel_content");
    }
    return kept;
  }

  /** For whoever holds a public link. */
  FileStore.Kept byLink(Reader db, FileId id, boolean proven) {
    if (!proven) {
      throw FileCode.LINK_WRONG.refuse();
    }
    return store.byId(db, id).orElseThrow(FileCode.LINK_WRONG::refuse);
  }

  private boolean mayRead(Caller caller, ChannelId id) {
    if (permissions.inChannel(caller, id, "read_channel_content")) {
      return true;
    }
    Optional<Channel> channel = channels.byId(id);
    return channel.isPresent()
        && channel.get().open()
        && permissions.inTeam(caller, new TeamId(channel.get().teamId()), "read_public_channel");
  }

  void checkMayUpload(Caller caller, String channel) {
    if (!org.starling.kernel.Id.isValid(channel)
        || !permissions.inChannel(caller, new ChannelId(channel), "upload_file")) {
      throw HttpCode.NOT_PERMITTED.refuse("upload_file");
    }
  }
}
