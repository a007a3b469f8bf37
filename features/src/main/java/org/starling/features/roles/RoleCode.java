package org.starling.features.roles;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about roles is refused. */
enum RoleCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "app.role.get.app_error",
      "There is no role with this id. Read the roles by name to learn their ids."),
  UNKNOWN_NAME(Kind.MISSING, "app.role.get_by_name.app_error", "There is no role of this name."),
  TOO_MANY_NAMES(
      Kind.INVALID,
      "api.roles.get_multiple_by_name_too_many.request_error",
      "Too many role names at once. Ask for at most 100."),
  UNKNOWN_PERMISSION(
      Kind.INVALID,
      "app.role.save.invalid_role.app_error",
      "The role was not changed: it would hold a permission that does not exist."),
  FIXED_PERMISSION(
      Kind.DISABLED,
      "api.roles.patch_roles.not_allowed_permission.error",
      "The role was not changed: one of the permissions may not be given or taken this way."),
  GUESTS_FIXED(
      Kind.DISABLED,
      "api.roles.patch_roles.license.error",
      "The roles of guests cannot be changed on this server.");

  private final Reason reason;

  RoleCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
