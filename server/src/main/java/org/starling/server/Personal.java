package org.starling.server;

import java.util.List;
import org.starling.features.customstatus.CustomStatusWiring;
import org.starling.features.emoji.EmojiWiring;
import org.starling.features.emoji.OwnEmoji;
import org.starling.features.files.FileWiring;
import org.starling.features.files.Files;
import org.starling.features.preferences.PreferencesWiring;
import org.starling.features.status.StatusWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Preferences, statuses, emoji and files; a part of {@link Assembly}. */
record Personal(StatusWiring.Faces statuses, Files files, OwnEmoji emoji) {

  static Personal wire(
      Platform platform, List<Route> routes, Loose loose, People people, Places places) {
    Permissions permissions = people.roles().permissions();
    PreferencesWiring.Faces preferences =
        PreferencesWiring.wire(platform, routes, permissions, places.sidebar().favourites()::set);
    loose.favouritePreferences.set(preferences.preferences()::mirrorFavourites);
    loose.accountLives.add(preferences.first());
    EmojiWiring.Faces emoji = EmojiWiring.wire(platform, routes, permissions);
    CustomStatusWiring.wire(
        platform,
        routes,
        new CustomStatusWiring.Neighbours(
            people.users(), permissions, preferences.preferences(), emoji.exists()));
    StatusWiring.Faces statuses =
        StatusWiring.wire(
            platform,
            routes,
            permissions,
            people.users().accounts(),
            people.sessions().keep()::active);
    Files files = FileWiring.wire(platform, routes, permissions, places.channels().channels());
    loose.accountLives.add(statuses.life());
    return new Personal(statuses, files, emoji.own());
  }
}
