package org.starling.features.accountremoval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.channels.Channels;
import org.starling.features.profiles.AccountRemoval;
import org.starling.features.teammembers.Memberships;
import org.starling.features.users.Accounts;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.storage.Blobs;

/** Removes an account and everything of it in one transaction; files go after the commit. */
final class RemoveAccount implements AccountRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(RemoveAccount.class);

  private final Database db;
  private final Blobs blobs;
  private final Accounts accounts;
  private final Channels channels;
  private final Memberships memberships;
  private final RemovalStore store = new RemovalStore();

  RemoveAccount(Platform platform, Accounts accounts, Channels channels, Memberships memberships) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.accounts = accounts;
    this.channels = channels;
    this.memberships = memberships;
  }

  @Override
  public void remove(UserId user) {
    List<String> files = new ArrayList<>();
    files.add("users/" + user.value() + "/profile.png");
    db.write(tx -> {
      List<ChannelId> joined = store.channels(tx, user);
      files.addAll(store.files(tx, user));
      tx.afterCommit(() -> {
        memberships.forgetAll();
        joined.forEach(channels::forgetMembers);
      });
      accounts.remove(tx, user);
      store.deleteAll(tx, user);
      return user;
    });
    Thread.ofVirtual().name("remove-files-" + user).start(() -> delete(files));
  }

  /** What cannot be deleted is logged: nothing refers to it any more. */
  private void delete(List<String> files) {
    for (String file : files) {
      try {
        if (!file.isEmpty()) {
          blobs.delete(file);
        }
      } catch (IOException e) {
        LOG.warn("The file {} of a removed account could not be deleted", file, e);
      }
    }
  }
}
