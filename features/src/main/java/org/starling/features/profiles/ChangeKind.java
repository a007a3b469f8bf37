package org.starling.features.profiles;

import java.time.Clock;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** What administrators decide about the kind of an account: verified, bot, member, guest. */
final class ChangeKind {
  private final Database db;
  private final Clock clock;
  private final ProfileDoor door;
  private final Users users;
  private final Accounts accounts;
  private final ProfileStore store = new ProfileStore();

  ChangeKind(Platform platform, ProfileDoor door, Users users, Accounts accounts) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.door = door;
    this.users = users;
    this.accounts = accounts;
  }

  /** Counts the address as verified without a mail. */
  User verified(UserId id) {
    return accounts.change(id, user -> user.but().emailVerified(true).done(), Accounts.PROFILE);
  }

  /** Makes the account a bot that owns itself. */
  BotJson toBot(UserId id) {
    User user = users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
    long now = clock.millis();
    db.write(tx -> {
      users.forget(tx, id);
      store.insertBot(tx, id, now);
      return id;
    });
    return BotJson.of(user, now);
  }

  /** A guest becomes a member. Nobody is a guest before guest accounts exist here. */
  void promote(Caller caller, UserId id) {
    User user = door.enter(caller, id, "promote_guest", HttpCode.NOT_PERMITTED);
    if (!user.guest()) {
      throw ProfileCode.NOT_A_GUEST.refuse();
    }
    throw ProfileCode.GUESTS_NOT_HERE.refuse();
  }
}
