package org.starling.features.preferences;

import org.starling.kernel.UserId;

/** One preference as stored. */
public record Preference(UserId user, String category, String name, String value) {
  Preference withValue(String other) {
    return new Preference(user, category, name, other);
  }
}
