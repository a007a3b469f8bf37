package org.starling.features.reactions;

import java.util.List;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.posts.FindPosts;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds reactions. */
public final class ReactionsWiring {
  private ReactionsWiring() {}

  public static React wire(
      Platform platform,
      List<Route> routes,
      Permissions permissions,
      FindPosts posts,
      ChannelStamps stamps) {
    React react = new React(platform, permissions, posts, stamps);
    ReactionApi.register(platform.frames());
    routes.addAll(new ReactionApi(react).routes());
    return react;
  }
}
