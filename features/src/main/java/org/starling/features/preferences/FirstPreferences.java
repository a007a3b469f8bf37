package org.starling.features.preferences;

import java.util.List;
import org.starling.features.users.AccountLife;
import org.starling.features.users.User;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** What a new account starts with. */
final class FirstPreferences implements AccountLife {
  private final PreferenceStore store;

  FirstPreferences(PreferenceStore store) {
    this.store = store;
  }

  @Override
  public void created(Tx tx, User user) {
    UserId id = user.id();
    store.save(
        tx,
        List.of(
            new Preference(id, "recommended_next_steps", "hide", "false"),
            new Preference(id, "tutorial_step", id.value(), "0"),
            new Preference(id, "system_notice", "GMasDM", "true")));
  }

  /** They find some of their new team among their direct messages. */
  @Override
  public void invited(Tx tx, User user) {
    store.save(
        tx,
        store.teammates(tx, user.id(), PreferenceLimits.SHOWN_TO_NEWCOMERS_MAX).stream()
            .map(mate -> new Preference(user.id(), "direct_channel_show", mate.value(), "true"))
            .toList());
  }
}
