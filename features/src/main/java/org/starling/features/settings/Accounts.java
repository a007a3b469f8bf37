package org.starling.features.settings;

import org.starling.platform.db.Database;

/** Whether anybody has an account yet; asked for by every client that starts. */
final class Accounts {
  private final Database db;
  private final SystemStore store;
  private volatile boolean seen;

  Accounts(Database db, SystemStore store) {
    this.db = db;
    this.store = store;
  }

  boolean none() {
    if (!seen) {
      seen = store.hasAccounts(db.primary());
    }
    return !seen;
  }
}
