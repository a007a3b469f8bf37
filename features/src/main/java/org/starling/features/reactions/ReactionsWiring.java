package org.starling.features.reactions;

import java.util.List;
import org.starling.features.emoji.EmojiEvent;
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
    ReactionStore store = new ReactionStore();
    React react = new React(platform, permissions, posts, stamps, store);
    ForgetEmoji forget = new ForgetEmoji(platform, stamps, store);
    platform.events().on(EmojiEvent.Removed.class, forget::forget);
    ReactionApi.register(platform.frames());
    routes.addAll(new ReactionApi(react).routes());
    return react;
  }
}
