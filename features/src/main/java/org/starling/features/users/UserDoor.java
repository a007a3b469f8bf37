package org.starling.features.users;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Loads an account for a caller who may know of it. */
public final class UserDoor {
  private static final String SEE_ALL = "view_members";

  private final ConfigSource config;
  private final Database db;
  private final UserStore store;
  private final Users users;
  private final Supplier<? extends Permissions> permissions;

  UserDoor(
      Platform platform,
      UserStore store,
      Users users,
      Supplier<? extends Permissions> permissions) {
    this.config = platform.config();
    this.db = platform.db();
    this.store = store;
    this.users = users;
    this.permissions = permissions;
  }

  public User enter(Caller caller, UserId id) {
    checkMayKnow(caller, id);
    return users.byId(id).orElseThrow(UserCode.UNKNOWN::refuse);
  }

  User byUsername(Caller caller, String username) {
    if (!UserRules.isUsername(username)) {
      throw HttpCode.BAD_BODY.refuse("username");
    }
    User user = users.byUsername(username).orElseThrow(UserCode.UNKNOWN_USERNAME::refuse);
    checkMayKnow(caller, user.id());
    return user;
  }

  User byEmail(Caller caller, String email) {
    String address = email.toLowerCase(Locale.ROOT);
    if (!UserRules.isEmail(address)) {
      throw HttpCode.BAD_PATH.refuse("email");
    }
    if (!config.current().privacy().showEmailAddress()
        && !permissions.get().has(caller, "manage_system")) {
      throw UserCode.NO_LOOK_UP_BY_EMAIL.refuse();
    }
    User user = users.byEmail(address).orElseThrow(UserCode.UNKNOWN::refuse);
    checkMayKnow(caller, user.id());
    return user;
  }

  /** Guests know only those with whom they share a channel, or a team in which they see all. */
  public void checkMayKnow(Caller caller, UserId other) {
    boolean known =
        caller.is(other)
            || permissions.get().has(caller, SEE_ALL)
            || store.shareChannel(db.primary(), caller.user(), other)
            || store.commonTeams(db.primary(), caller.user(), other).stream()
                .anyMatch(team -> permissions.get().inTeam(caller, team, SEE_ALL));
    if (!known) {
      throw HttpCode.NOT_PERMITTED.refuse(SEE_ALL);
    }
  }

  /** Those of some guests who may know a user: they share a channel, or see everybody. */
  public Set<UserId> guestsWhoMayKnow(Set<UserId> guests, UserId other) {
    Set<UserId> may = new HashSet<>(store.sharingChannel(db.primary(), guests, other));
    for (UserId guest : guests) {
      if (guest.equals(other) || permissions.get().userHas(guest, SEE_ALL)) {
        may.add(guest);
      }
    }
    return may;
  }
}
