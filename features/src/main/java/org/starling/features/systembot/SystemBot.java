package org.starling.features.systembot;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserRules;
import org.starling.features.users.Users;
import org.starling.kernel.Ids;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;

/** Finds the server's own bot, which is made the first time that it has something to say. */
public final class SystemBot {
  private static final String USERNAME = "system-bot";
  private static final String DISPLAY_NAME = "System";

  private final Users users;
  private final Accounts accounts;
  private final Ids ids;
  private final Clock clock;
  private final SystemBotStore store = new SystemBotStore();

  SystemBot(Platform platform, Users users, Accounts accounts) {
    this.users = users;
    this.accounts = accounts;
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Not to be called within a transaction. */
  public User account() {
    User account = users.byUsername(USERNAME).orElseGet(this::made);
    if (!account.bot().is()) {
      throw new IllegalStateException(
          "a person has the name "
              + USERNAME
              + ", which the server's bot needs: rename the person");
    }
    return account;
  }

  private User made() {
    User draft = UserRules.normal(draft());
    try {
      return accounts.create(draft, "", (tx, bot) -> store.insert(tx, bot.id(), clock.millis()));
    } catch (Refusal madeMeanwhile) {
      Optional<User> present = users.byUsername(USERNAME);
      return present.orElseThrow(() -> madeMeanwhile);
    }
  }

  private User draft() {
    long now = clock.millis();
    return new User(
        new UserId(ids.next()),
        now,
        now,
        0,
        USERNAME,
        "",
        "",
        USERNAME + "@localhost",
        false,
        "",
        DISPLAY_NAME,
        "",
        "",
        "system_user",
        false,
        Map.of(),
        Map.of(),
        Map.of(),
        "en",
        now,
        0,
        0,
        false,
        0,
        new User.Bot(true, "", 0));
  }
}
