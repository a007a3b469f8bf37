package org.starling.features.customstatus;

import java.util.List;
import java.util.function.Predicate;
import org.starling.features.preferences.Preferences;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class CustomStatusWiring {
  /**
   * Whom custom statuses ask.
   *
   * @param emojiExists by name
   */
  public record Neighbours(
      UsersWiring.Faces users,
      Permissions permissions,
      Preferences preferences,
      Predicate<String> emojiExists) {}

  private CustomStatusWiring() {}

  public static void wire(Platform platform, List<Route> routes, Neighbours neighbours) {
    ChangeCustomStatus change =
        new ChangeCustomStatus(
            platform, neighbours.users(), neighbours.preferences(), neighbours.emojiExists());
    routes.addAll(
        new CustomStatusApi(platform.config(), neighbours.permissions(), change).routes());
  }
}
