package org.starling.features.profiles;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why an account is not changed. */
enum ProfileCode implements Code {
  UNKNOWN_FOR_ROLES(
      Kind.INVALID, "app.user.missing_account.const", "There is no account with this id."),
  DOMAIN_NOT_ACCEPTED(
      Kind.INVALID,
      "api.user.update_user.accepted_domain.app_error",
      "This server takes addresses of certain domains only. Use another address."),
  UNKNOWN_ROLE(
      Kind.INVALID,
      "app.role.check_roles_exist.role_not_found",
      "One of the roles does not exist. Check the names."),
  ROLE_NOT_HERE(
      Kind.INVALID,
      "api.user.update_user_roles.license.app_error",
      "Roles for parts of the system console are not part of this server."),
  LAST_ADMINISTRATOR(
      Kind.INVALID,
      "app.user.update.lastAdmin.app_error",
      "This is the last system administrator. Make somebody else one first."),
  MAY_NOT_DEACTIVATE(
      Kind.FORBIDDEN,
      "api.user.update_active.permissions.app_error",
      "You may not activate or deactivate accounts. Ask an administrator."),
  SELF_DEACTIVATION_OFF(
      Kind.UNAUTHENTICATED,
      "api.user.update_active.not_enable.app_error",
      "People may not deactivate their own accounts on this server. Ask an administrator."),
  DELETION_OFF(
      Kind.UNAUTHENTICATED,
      "api.user.delete_user.not_enabled.app_error",
      "Deleting accounts for good is switched off (ServiceSettings.EnableAPIUserDeletion)."),
  DELETION_OFF_FOR_ADMINISTRATORS(
      Kind.UNAUTHENTICATED,
      "api.user.delete_user.not_enabled.for_admin.app_error",
      "Deleting accounts for good is switched off (ServiceSettings.EnableAPIUserDeletion)."),
  NOT_A_GUEST(
      Kind.DISABLED,
      "api.user.promote_guest_to_user.no_guest.app_error",
      "Only guests can be promoted, and this account is none."),
  GUESTS_NOT_HERE(
      Kind.DISABLED,
      "api.team.demote_user_to_guest.license.error",
      "Guest accounts are not part of this server yet.");

  private final Reason reason;

  ProfileCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
