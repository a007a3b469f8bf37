package org.starling.features.directory;

import java.util.List;
import org.starling.features.roles.RolesWiring;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class DirectoryWiring {
  private DirectoryWiring() {}

  public static void wire(
      Platform platform, List<Route> routes, UsersWiring.Faces users, RolesWiring.Wired roles) {
    ConfigSource config = platform.config();
    Database db = platform.db();
    Permissions permissions = roles.permissions();
    DirectoryApi.Uses uses =
        new DirectoryApi.Uses(
            new ListUsers(db, permissions, roles.roles()),
            new SearchUsers(config, db, permissions),
            new FindUsers(db, users.users(), permissions),
            new CountUsers(config, db, permissions));
    routes.addAll(new DirectoryApi(uses, users.profiles()).routes());
  }
}
