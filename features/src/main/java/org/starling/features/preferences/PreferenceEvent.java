package org.starling.features.preferences;

import java.util.List;
import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;

/** What others may hear of a user's preferences. */
public sealed interface PreferenceEvent extends Event {
  UserId user();

  List<Preference> preferences();

  record Saved(UserId user, List<Preference> preferences) implements PreferenceEvent {}

  record Deleted(UserId user, List<Preference> preferences) implements PreferenceEvent {}

  @Override
  default Audience audience() {
    return Audience.user(user());
  }
}
