package org.starling.features.absent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.features.channels.Channels;
import org.starling.features.posts.FindPosts;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice, after all others. */
public final class AbsentWiring {
  private AbsentWiring() {}

  /** Adds a route for each row that no feature has declared. */
  public static void wire(
      Platform platform, List<Route> routes, Permissions permissions, Channels channels) {
    FindPosts posts = new FindPosts(platform.db(), permissions, channels);
    AbsentApi api = new AbsentApi(permissions, posts);
    Set<String> there =
        routes.stream().map(r -> address(r.method(), r.path())).collect(Collectors.toSet());
    for (AbsentRow row : AbsentRow.all()) {
      if (!there.contains(address(row.method(), row.path()))
          && row.flags().stream().allMatch(flag -> set(platform, flag))) {
        routes.add(api.route(row));
      }
    }
  }

  private static boolean set(Platform platform, Check.Flag flag) {
    return platform.config().current().tree().path("FeatureFlags").path(flag.name()).asBoolean();
  }

  /** Placeholders may be named differently, and mean the same. */
  private static String address(String method, String path) {
    return method + " " + path.replaceAll("\\{[^/]*}", "{}");
  }
}
