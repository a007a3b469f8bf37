package org.starling.features.preferences;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a preference is not saved, deleted or shown. */
enum PreferenceCode implements Code {
  NOT_YOURS(
      Kind.FORBIDDEN,
      "api.preference.update_preferences.set.app_error",
      "A preference in the list belongs to somebody else. Send the user's own ones only."),
  NOT_YOURS_TO_DELETE(
      Kind.FORBIDDEN,
      "api.preference.delete_preferences.delete.app_error",
      "A preference in the list belongs to somebody else. Send the user's own ones only."),
  NONE_IN_CATEGORY(
      Kind.MISSING,
      "api.preference.preferences_category.get.app_error",
      "There are no preferences in this category."),
  NO_SUCH(Kind.INVALID, "app.preference.get.app_error", "There is no preference with this name."),
  HOLDS_NUL(
      Kind.INVALID,
      "app.preference.save.updating.app_error",
      "A preference holds a NUL character, which cannot be stored. Leave it out."),
  BAD_CATEGORY(
      Kind.INVALID,
      "model.preference.is_valid.category.app_error",
      "A category has 1 to 32 bytes."),
  BAD_NAME(
      Kind.INVALID, "model.preference.is_valid.name.app_error", "A name has at most 32 bytes."),
  BAD_VALUE(
      Kind.INVALID,
      "model.preference.is_valid.value.app_error",
      "A value has at most 20000 characters."),
  BAD_VISIBLE_LIMIT(
      Kind.INVALID,
      "model.preference.is_valid.limit_visible_dms_gms.app_error",
      "The number of direct messages shown is between 1 and 40.");

  private final Reason reason;

  PreferenceCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
