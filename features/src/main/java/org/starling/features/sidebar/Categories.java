package org.starling.features.sidebar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/**
 * Reads sidebars. Everybody has three categories in each team from the first look on; what lies in
 * none is shown behind what lies in the channels' or the direct messages' one.
 */
final class Categories {
  private final Database db;
  private final SidebarStore store;

  Categories(Database db, SidebarStore store) {
    this.db = db;
    this.store = store;
  }

  /** In order, with their channels; made now if there are none. */
  List<Category> of(UserId user, TeamId team) {
    List<Category> present = store.of(db.primary(), user, team);
    return present.isEmpty()
        ? db.write(tx -> filled(tx, lock(tx, user, team), user, team))
        : filled(db.primary(), present, user, team);
  }

  /** As {@link #of}, locked until the transaction ends. */
  List<Category> locked(Tx tx, UserId user, TeamId team) {
    return filled(tx, lock(tx, user, team), user, team);
  }

  private List<Category> lock(Tx tx, UserId user, TeamId team) {
    List<Category> present = store.lock(tx, user, team);
    if (!present.isEmpty()) {
      return present;
    }
    List<Category> defaults = Category.defaults(user, team);
    store.insert(tx, defaults);
    store.place(tx, defaults.getFirst(), store.preferred(tx, user, team));
    return store.lock(tx, user, team);
  }

  private List<Category> filled(
      Reader reader, List<Category> categories, UserId user, TeamId team) {
    Map<String, List<ChannelId>> shown = new HashMap<>();
    for (SidebarStore.Place place : store.placed(reader, user, team)) {
      shown.computeIfAbsent(place.category(), id -> new ArrayList<>()).add(place.channel());
    }
    for (SidebarStore.Place place : store.loose(reader, user, team)) {
      String category = Category.idOf(place.category(), user, team);
      shown.computeIfAbsent(category, id -> new ArrayList<>()).add(place.channel());
    }
    return categories.stream()
        .map(category -> category.with(shown.getOrDefault(category.id(), List.of())))
        .toList();
  }
}
