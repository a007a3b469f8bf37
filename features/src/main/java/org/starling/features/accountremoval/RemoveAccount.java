package org.starling.features.accountremoval;

import java.util.ArrayList;
import java.util.List;
import org.starling.features.profiles.AccountRemoval;
import org.starling.features.users.Accounts;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Caches;
import org.starling.platform.db.Database;
import org.starling.platform.storage.Blobs;
import org.starling.platform.storage.Leftovers;

/** Removes an account and everything of it in one transaction; files go after the commit. */
final class RemoveAccount implements AccountRemoval {
  private final Database db;
  private final Blobs blobs;
  private final Accounts accounts;
  private final Caches caches;
  private final RemovalStore store = new RemovalStore();

  RemoveAccount(Platform platform, Accounts accounts) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.accounts = accounts;
    this.caches = platform.caches();
  }

  @Override
  public void remove(UserId user) {
    List<String> files = new ArrayList<>();
    files.add("users/" + user.value() + "/profile.png");
    db.write(tx -> {
      files.addAll(store.files(tx, user));
      tx.afterCommit(caches::dropEverywhere); // they may be anywhere: in pages, members, counts
      accounts.remove(tx, user);
      store.deleteAll(tx, user);
      return user;
    });
    Leftovers.delete(blobs, files);
  }
}
