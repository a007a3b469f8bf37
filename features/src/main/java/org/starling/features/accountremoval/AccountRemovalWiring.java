package org.starling.features.accountremoval;

import org.starling.features.profiles.AccountRemoval;
import org.starling.features.users.Accounts;
import org.starling.platform.Platform;

/** Builds the slice. */
public final class AccountRemovalWiring {
  private AccountRemovalWiring() {}

  public static AccountRemoval wire(Platform platform, Accounts accounts) {
    return new RemoveAccount(platform, accounts);
  }
}
