package org.starling.features.users;

import java.util.List;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds accounts. */
public final class UsersWiring {
  /** What later features get. */
  public record Faces(Users users, Profiles profiles) {}

  private UsersWiring() {}

  public static Faces wire(Platform platform, List<Route> routes, UserNeighbours neighbours) {
    UserStore store = new UserStore();
    Users users = new CachedUsers(platform.db(), store);
    SeenProfiles profiles = new SeenProfiles(platform.config(), neighbours.permissions());
    UserDoor door =
        new UserDoor(platform.config(), platform.db(), store, users, neighbours.permissions());
    SignUp signUp = new SignUp(platform, store, neighbours);
    new UserFrames(profiles).register(platform.frames());
    routes.addAll(new UserApi(platform.config(), signUp, door, profiles).routes());
    return new Faces(users, profiles);
  }
}
