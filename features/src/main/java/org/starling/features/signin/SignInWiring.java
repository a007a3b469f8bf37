package org.starling.features.signin;

import java.util.List;
import org.starling.features.users.Passwords;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class SignInWiring {
  private SignInWiring() {}

  public static void wire(
      Platform platform,
      Users users,
      Permissions permissions,
      Passwords passwords,
      List<Route> routes) {
    SwitchSignIn switching = new SwitchSignIn(users, passwords);
    routes.addAll(
        new SignInApi(platform, users, permissions, switching, new SignInStore()).routes());
  }
}
