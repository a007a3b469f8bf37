package org.starling.features.sidebar;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.channels.Memberships;
import org.starling.features.channels.SidebarPlaces;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class SidebarWiring {
  /** Moves a channel into or out of somebody's favourites. */
  @FunctionalInterface
  public interface Favourites {
    void set(Tx tx, UserId user, ChannelId channel, boolean favourite);
  }

  /** What others get of it. */
  public record Faces(SidebarPlaces places, Favourites favourites) {}

  private SidebarWiring() {}

  /**
   * @param favourites filled by a later feature
   */
  public static Faces wire(
      Platform platform,
      List<Route> routes,
      Permissions permissions,
      Memberships memberships,
      Supplier<? extends FavouritePreferences> favourites) {
    SidebarStore store = new SidebarStore();
    Categories categories = new Categories(platform.db(), store);
    ChangeCategories change =
        new ChangeCategories(platform, memberships, categories, store, favourites);
    SidebarFrames.register(platform.frames());
    routes.addAll(new SidebarApi(permissions, categories, change).routes());
    KeepPlaces places = new KeepPlaces(platform.events(), categories, store);
    return new Faces(places, places::setFavourite);
  }
}
