package org.starling.features.preferences;

import java.util.List;
import org.starling.features.users.AccountLife;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class PreferencesWiring {
  /**
   * What others use.
   *
   * @param first to be told of new accounts
   */
  public record Faces(Preferences preferences, AccountLife first) {}

  private PreferencesWiring() {}

  public static Faces wire(
      Platform platform,
      List<Route> routes,
      Permissions permissions,
      FavouriteChannels favourites) {
    PreferenceStore store = new PreferenceStore();
    Preferences preferences = new Preferences(platform, store, favourites);
    PreferenceFrames.register(platform.frames());
    routes.addAll(new PreferenceApi(platform.db(), permissions, preferences, store).routes());
    return new Faces(preferences, new FirstPreferences(store));
  }
}
