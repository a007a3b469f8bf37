package org.starling.features.emoji;

import java.util.List;
import java.util.function.Predicate;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class EmojiWiring {
  private EmojiWiring() {}

  /**
   * What later features get.
   *
   * @param exists whether there is an emoji of this name, own or not
   */
  public record Faces(Predicate<String> exists, OwnEmoji own) {}

  public static Faces wire(Platform platform, List<Route> routes, Permissions permissions) {
    KnownEmoji known = new KnownEmoji();
    EmojiStore store = new EmojiStore();
    MakeEmoji make = new MakeEmoji(platform, store, known);
    routes.addAll(new EmojiApi(platform, permissions, store, make).routes());
    platform.frames().encode(EmojiEvent.class, EmojiJson::frames);
    return new Faces(
        name -> known.exists(platform.db().primary(), name),
        new OwnEmoji(platform.config(), store, known));
  }
}
