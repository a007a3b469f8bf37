package org.starling.features.signup;

import java.util.List;
import java.util.function.Supplier;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds signing up. */
public final class SignUpWiring {
  private SignUpWiring() {}

  public static void wire(
      Platform platform, List<Route> routes, UsersWiring.Faces users, Neighbours neighbours) {
    SignUp signUp = new SignUp(platform, users.accounts(), neighbours);
    routes.addAll(new SignUpApi(signUp, users.profiles()).routes());
  }

  /** Whom signing up asks; invitations come from teams, which stand later. */
  public record Neighbours(
      Permissions permissions, Passwords passwords, Supplier<Invitations> invitations) {}
}
