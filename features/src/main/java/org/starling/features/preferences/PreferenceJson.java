package org.starling.features.preferences;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Code;
import org.starling.kernel.UserId;

/** A preference on the wire. */
record PreferenceJson(
    @Nullable String userId,
    @Nullable String category,
    @Nullable String name,
    @Nullable String value) {

  static PreferenceJson of(Preference preference) {
    return new PreferenceJson(
        preference.user().value(), preference.category(), preference.name(), preference.value());
  }

  /** The preference, refused with {@code otherwise} unless it is the owner's. */
  Preference of(UserId owner, Code otherwise) {
    if (!owner.value().equals(userId)) {
      throw otherwise.refuse();
    }
    return new Preference(owner, text(category), text(name), text(value));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
