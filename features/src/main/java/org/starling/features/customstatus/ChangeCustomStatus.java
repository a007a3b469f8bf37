package org.starling.features.customstatus;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.starling.features.preferences.Preference;
import org.starling.features.preferences.Preferences;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Json;

/** Sets and removes a custom status, and forgets recent ones. */
final class ChangeCustomStatus {
  private static final String PROP = "customStatus";
  private static final String CATEGORY = "custom_status";
  private static final String RECENT = "recent_custom_statuses";

  private final Database db;
  private final Clock clock;
  private final UsersWiring.Faces users;
  private final Preferences preferences;
  private final Predicate<String> emojiExists;

  ChangeCustomStatus(
      Platform platform,
      UsersWiring.Faces users,
      Preferences preferences,
      Predicate<String> emojiExists) {
    this.db = platform.db();
    this.clock = platform.clock();
    this.users = users;
    this.preferences = preferences;
    this.emojiExists = emojiExists;
  }

  CustomStatus settled(CustomStatus wanted) {
    return wanted.settled(clock.instant());
  }

  void set(UserId id, CustomStatus status) {
    if (users.users().byId(id).isEmpty()) {
      throw UserCode.UNKNOWN.refuse();
    }
    if (!status.name().isEmpty() && !emojiExists.test(status.name())) {
      throw CustomStatusCode.UNKNOWN_EMOJI.refuse();
    }
    db.write(tx -> {
      changeProp(tx, id, Json.text(status));
      changeRecent(tx, id, recent -> recent.with(status));
      return id;
    });
  }

  void remove(UserId id) {
    db.write(tx -> changeProp(tx, id, ""));
  }

  void forget(UserId id, CustomStatus status) {
    db.write(tx -> {
      changeRecent(tx, id, recent -> recent.without(status));
      return id;
    });
  }

  private User changeProp(Tx tx, UserId id, String value) {
    return users
        .accounts()
        .decorate(
            tx,
            id,
            user -> {
              Map<String, Object> props = new TreeMap<>(user.props());
              props.put(PROP, value);
              return user.but().props(props).done();
            },
            Accounts.PROFILE);
  }

  private void changeRecent(Tx tx, UserId id, UnaryOperator<RecentStatuses> change) {
    String json = preferences.one(tx, id, CATEGORY, RECENT).map(Preference::value).orElse("[]");
    String changed = change.apply(RecentStatuses.of(json)).json();
    preferences.save(tx, id, List.of(new Preference(id, CATEGORY, RECENT, changed)));
  }
}
