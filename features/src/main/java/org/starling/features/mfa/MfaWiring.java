package org.starling.features.mfa;

import java.security.SecureRandom;
import java.util.List;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class MfaWiring {
  private MfaWiring() {}

  public static Mfa wire(
      Platform platform, Users users, Permissions permissions, List<Route> routes) {
    MfaStore store = new MfaStore();
    Mfa mfa = new Mfa(platform, store);
    SetUpMfa setUp = new SetUpMfa(platform, users, store, mfa, new SecureRandom());
    routes.addAll(new MfaApi(setUp, permissions).routes());
    return mfa;
  }
}
