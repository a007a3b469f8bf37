package org.starling.features.search;

import java.util.List;
import org.starling.features.pages.ShowPosts;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds searching. */
public final class SearchWiring {
  private SearchWiring() {}

  public static void wire(
      Platform platform, List<Route> routes, Permissions permissions, Users users, ShowPosts show) {
    SearchPosts search = new SearchPosts(platform.db(), users);
    routes.addAll(new SearchApi(platform, permissions, search, show).routes());
  }
}
