package org.starling.features.preferences;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/**
 * Reads and writes preferences. Whoever writes has checked that the user may; favourite channels
 * move in the sidebar in the same transaction.
 */
public final class Preferences {
  private final Database db;
  private final Events events;
  private final PreferenceStore store;
  private final FavouriteChannels favourites;

  Preferences(Platform platform, PreferenceStore store, FavouriteChannels favourites) {
    this.db = platform.db();
    this.events = platform.events();
    this.store = store;
    this.favourites = favourites;
  }

  public Optional<Preference> one(UserId user, String category, String name) {
    return one(db.primary(), user, category, name);
  }

  public Optional<Preference> one(Reader reader, UserId user, String category, String name) {
    return store.one(reader, user, category, name);
  }

  List<Preference> of(UserId user) {
    return store.of(db.primary(), user);
  }

  List<Preference> inCategory(UserId user, String category) {
    return store.inCategory(db.primary(), user, category);
  }

  /** Saves all of them or none. */
  public void save(Tx tx, UserId user, List<Preference> preferences) {
    preferences.forEach(PreferenceRules::check);
    Collection<Preference> last =
        lastOfEach(preferences.stream().map(PreferenceRules::tidy).toList());
    store.save(tx, last);
    last.forEach(preference -> favour(tx, preference, !preference.value().equals("false")));
    tx.afterCommit(() -> events.publish(new PreferenceEvent.Saved(user, preferences)));
  }

  public void delete(Tx tx, UserId user, List<Preference> preferences) {
    store.delete(tx, preferences);
    preferences.forEach(preference -> favour(tx, preference, false));
    tx.afterCommit(() -> events.publish(new PreferenceEvent.Deleted(user, preferences)));
  }

  /**
   * Repeats favourites of the sidebar as preferences, or takes them away. Nobody hears of it, since
   * they hear of the sidebar.
   */
  public void mirrorFavourites(
      Tx tx, UserId user, Collection<ChannelId> channels, boolean favourite) {
    List<Preference> rows =
        channels.stream()
            .map(c -> new Preference(user, PreferenceRules.FAVOURITE_CHANNEL, c.value(), "true"))
            .toList();
    if (favourite) {
      store.save(tx, rows);
    } else {
      store.delete(tx, rows);
    }
  }

  /** One statement cannot write a row twice, and the last of the same name counts. */
  private static Collection<Preference> lastOfEach(List<Preference> preferences) {
    Map<List<String>, Preference> last = new LinkedHashMap<>();
    preferences.forEach(p -> last.put(List.of(p.category(), p.name()), p));
    return last.values();
  }

  private void favour(Tx tx, Preference preference, boolean favourite) {
    boolean channel =
        preference.category().equals(PreferenceRules.FAVOURITE_CHANNEL)
            && Id.isValid(preference.name());
    if (channel) {
      favourites.set(tx, preference.user(), new ChannelId(preference.name()), favourite);
    }
  }
}
