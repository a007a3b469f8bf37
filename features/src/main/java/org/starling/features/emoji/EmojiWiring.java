package org.starling.features.emoji;

import java.util.List;
import java.util.function.Predicate;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class EmojiWiring {
  private EmojiWiring() {}

  /** Answers whether an emoji exists, by name. */
  public static Predicate<String> wire(
      Platform platform, List<Route> routes, Permissions permissions) {
    KnownEmoji known = new KnownEmoji();
    EmojiStore store = new EmojiStore();
    MakeEmoji make = new MakeEmoji(platform, store, known);
    routes.addAll(new EmojiApi(platform, permissions, store, make).routes());
    platform.frames().encode(EmojiEvent.class, EmojiJson::frames);
    return name -> known.exists(platform.db().primary(), name);
  }
}
