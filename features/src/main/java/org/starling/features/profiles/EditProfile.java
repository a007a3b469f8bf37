package org.starling.features.profiles;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.features.users.Accounts;
import org.starling.features.users.Passwords;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.UserEvent;
import org.starling.features.users.UserRules;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Refusal;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.HttpCode;

/**
 * Changes a profile, in part or as a whole. People prove a new address of their own with their
 * password, and where addresses must be verified the new one waits until it is.
 */
final class EditProfile {
  private static final String MENTION_KEYS = "mention_keys";

  private final ConfigSource config;
  private final Clock clock;
  private final ProfileDoor door;
  private final Users users;
  private final Accounts accounts;
  private final Passwords passwords;

  EditProfile(
      Platform platform, ProfileDoor door, Users users, Accounts accounts, Passwords passwords) {
    this.config = platform.config();
    this.clock = platform.clock();
    this.door = door;
    this.users = users;
    this.accounts = accounts;
    this.passwords = passwords;
  }

  User patch(Caller caller, UserId id, ProfileJson changes) {
    User user = door.enter(caller, id, HttpCode.BAD_BODY);
    if (newAddress(user, changes) && caller.is(id)) {
      passwords.confirm(id, required(changes.password()));
    }
    return edit(user, changes);
  }

  User replace(Caller caller, UserId id, ProfileJson profile) {
    if (!id.value().equals(profile.id())) {
      throw HttpCode.BAD_BODY.refuse("id");
    }
    User user = door.enter(caller, id, UserCode.UNKNOWN);
    ProfileJson whole = profile.whole();
    if (newAddress(user, whole) && caller.is(id) && !"".equals(whole.email())) {
      try {
        passwords.confirm(id, required(whole.password()));
      } catch (Refusal refusal) {
        throw HttpCode.BAD_BODY.refuse("password", refusal);
      }
    }
    return edit(user, whole);
  }

  private User edit(User user, ProfileJson changes) {
    String wanted = "";
    if (newAddress(user, changes)) {
      String address = UserRules.normal(changes.appliedTo(user)).email();
      checkAddress(address);
      wanted = config.current().email().requireEmailVerification() ? address : "";
    }
    String waiting = wanted;
    return accounts.decorate(
        user.id(),
        before -> edited(before, changes, waiting.isEmpty()),
        (before, after) -> events(before, after, waiting));
  }

  private User edited(User before, ProfileJson changes, boolean addressAtOnce) {
    User after = UserRules.normal(changes.appliedTo(before));
    if (!after.email().equals(before.email())) {
      after =
          addressAtOnce
              ? after.but().emailVerified(false).done()
              : after.but().email(before.email()).done();
    }
    return after.username().equals(before.username()) ? after : renamed(before, after);
  }

  private static List<UserEvent> events(User before, User after, String waiting) {
    UserEvent changed = new UserEvent.Changed(before, after);
    return waiting.isEmpty()
        ? List.of(changed)
        : List.of(changed, new UserEvent.AddressWanted(after, waiting));
  }

  private static boolean newAddress(User user, ProfileJson changes) {
    return changes.email() != null && !changes.email().equals(user.email());
  }

  private void checkAddress(String email) {
    if (!UserRules.isEmail(email)) {
      throw UserCode.BAD_EMAIL.refuse();
    }
    Config now = config.current();
    if (!UserRules.inDomains(email, now.team().restrictCreationToDomains())) {
      throw ProfileCode.DOMAIN_NOT_ACCEPTED.refuse();
    }
    if (now.email().requireEmailVerification() && users.byEmail(email).isPresent()) {
      throw UserCode.EMAIL_TAKEN.refuse();
    }
  }

  /** The old name no longer counts as a mention, and a drawn picture shows the new one. */
  private User renamed(User before, User after) {
    Map<String, String> props = new TreeMap<>(after.notifyProps());
    props.computeIfPresent(MENTION_KEYS, (key, keys) -> without(keys, before.username()));
    long picture = before.lastPictureUpdate() > 0 ? before.lastPictureUpdate() : -clock.millis();
    return after.but().notifyProps(props).lastPictureUpdate(picture).done();
  }

  private static String without(String keys, String username) {
    return Arrays.stream(keys.split(","))
        .filter(key -> !key.equals(username) && !key.equals("@" + username))
        .collect(Collectors.joining(","));
  }

  private static String required(@Nullable String password) {
    if (password == null) {
      throw HttpCode.BAD_BODY.refuse("password");
    }
    return password;
  }
}
