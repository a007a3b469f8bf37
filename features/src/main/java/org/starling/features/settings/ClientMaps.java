package org.starling.features.settings;

import java.util.Map;
import java.util.TreeMap;
import org.starling.platform.db.Database;

/** The client configuration with what is known only when it is asked for. */
final class ClientMaps {
  private final ClientConfig config;
  private final Database db;
  private final SystemStore store;
  private volatile boolean accountsSeen;

  ClientMaps(ClientConfig config, Database db, SystemStore store) {
    this.config = config;
    this.db = db;
    this.store = store;
  }

  Map<String, String> of(boolean signedIn) {
    Map<String, String> map = new TreeMap<>(signedIn ? config.full() : config.limited());
    // Whoever is signed in has one.
    map.put("NoAccounts", Boolean.toString(!signedIn && noAccounts()));
    return map;
  }

  private boolean noAccounts() {
    if (!accountsSeen) {
      accountsSeen = store.hasAccounts(db.primary());
    }
    return !accountsSeen;
  }
}
