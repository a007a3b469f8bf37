package org.starling.features.systembot;

import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;

/** Builds the slice. */
public final class SystemBotWiring {
  private SystemBotWiring() {}

  public static SystemBot wire(Platform platform, UsersWiring.Faces users) {
    return new SystemBot(platform, users.users(), users.accounts());
  }
}
