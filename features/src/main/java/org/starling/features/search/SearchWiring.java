package org.starling.features.search;

import java.util.List;
import org.starling.features.files.Files;
import org.starling.features.pages.ShowPosts;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds searching. */
public final class SearchWiring {
  private SearchWiring() {}

  /** What searching asks of earlier features. */
  public record Needs(Permissions permissions, Users users, Files files, ShowPosts show) {}

  public static void wire(Platform platform, List<Route> routes, Needs needs) {
    SearchStore store = new SearchStore();
    NarrowSearch narrow = new NarrowSearch(platform.db(), needs.users(), store);
    SearchPosts posts = new SearchPosts(platform.db(), store, narrow);
    SearchFiles files = new SearchFiles(platform.db(), narrow, needs.files());
    routes.addAll(new SearchApi(platform, needs.permissions(), posts, needs.show()).routes());
    routes.addAll(new FileSearchApi(platform, needs.permissions(), files).routes());
  }
}
