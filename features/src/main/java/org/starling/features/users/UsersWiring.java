package org.starling.features.users;

import java.util.List;
import java.util.function.Supplier;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds accounts. */
public final class UsersWiring {
  /** What later features get. */
  public record Faces(Users users, Profiles profiles, UserDoor door, Accounts accounts) {}

  private UsersWiring() {}

  /**
   * @param permissions answers once the first request comes
   * @param lives told of each change within its transaction, in this order; may grow while the
   *     server is put together
   */
  public static Faces wire(
      Platform platform,
      List<Route> routes,
      Supplier<? extends Permissions> permissions,
      List<AccountLife> lives) {
    UserStore store = new UserStore();
    Users users = new CachedUsers(platform, store);
    SeenProfiles profiles = new SeenProfiles(platform.config(), permissions);
    UserDoor door = new UserDoor(platform, store, users, permissions);
    new UserFrames(profiles).register(platform.frames());
    routes.addAll(new UserApi(platform.config(), door, profiles).routes());
    return new Faces(users, profiles, door, new Accounts(platform, store, users, lives));
  }
}
