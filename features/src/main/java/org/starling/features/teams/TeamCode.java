package org.starling.features.teams;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why something about a team is refused. */
public enum TeamCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "app.team.get.find.app_error",
      "There is no such team. It may have been removed for good."),
  UNKNOWN_NAME(
      Kind.MISSING,
      "app.team.get_by_name.missing.app_error",
      "There is no team of this name. Check the name in the address."),
  NAME_TAKEN(
      Kind.INVALID,
      "store.sql_team.save_team.existing.app_error",
      "A team with this name exists already. Choose another name."),
  MAY_NOT_CREATE(
      Kind.FORBIDDEN,
      "api.team.is_team_creation_allowed.disabled.app_error",
      "You may not make teams on this server. Ask an administrator to make one."),
  DOMAIN_NOT_ALLOWED_AT_CREATION(
      Kind.INVALID,
      "api.team.is_team_creation_allowed.domain.app_error",
      "Your e-mail address is outside the domains that the team or the server accepts."),
  DOMAIN_NOT_ALLOWED(
      Kind.INVALID,
      "api.team.join_user_to_team.allowed_domains.app_error",
      "This person's e-mail address is outside the domains that the team or the server accepts."),
  DOMAIN_OUTSIDE_SERVER(
      Kind.INVALID,
      "api.team.update_restricted_domains.mismatch.app_error",
      "One of these domains is not among those that the server accepts. Leave it out."),
  BAD_DISPLAY_NAME(
      Kind.INVALID,
      "model.team.is_valid.name.app_error",
      "A team needs a display name of 1 to 64 characters."),
  NAME_TOO_LONG(
      Kind.INVALID,
      "model.team.is_valid.url.app_error",
      "The name in the team's address is longer than 64 characters."),
  BAD_DESCRIPTION(
      Kind.INVALID,
      "model.team.is_valid.description.app_error",
      "The description of a team has at most 255 characters."),
  NAME_RESERVED(
      Kind.INVALID,
      "model.team.is_valid.reserved.app_error",
      "The beginning of this name is reserved for the server's own addresses. Choose another."),
  BAD_NAME(
      Kind.INVALID,
      "model.team.is_valid.characters.app_error",
      "The name in the team's address has 2 or more small letters, digits and dashes, and begins"
          + " and ends with a letter or digit."),
  BAD_TYPE(
      Kind.INVALID,
      "model.team.is_valid.type.app_error",
      "The type of a team is O (open) or I (by invitation)."),
  BAD_COMPANY(
      Kind.INVALID,
      "model.team.is_valid.company.app_error",
      "The company name of a team has at most 64 characters."),
  BAD_DOMAINS(
      Kind.INVALID,
      "model.team.is_valid.domains.app_error",
      "The allowed domains of a team have at most 500 characters."),
  MAY_NOT_LIST(
      Kind.FORBIDDEN,
      "api.team.get_all_teams.insufficient_permissions",
      "You may not list the teams of this server."),
  NO_PAGES_OF_OPEN(
      Kind.DISABLED,
      "api.team.search_teams.pagination_not_implemented.public_team_search",
      "Only those who see every team may search page by page. Leave page and per_page out."),
  NO_PAGES_OF_CLOSED(
      Kind.DISABLED,
      "api.team.search_teams.pagination_not_implemented.private_team_search",
      "Only those who see every team may search page by page. Leave page and per_page out."),
  FULL(
      Kind.INVALID,
      "app.team.join_user_to_team.save_member.max_accounts.app_error",
      "The team has as many members as the server allows. Ask an administrator to raise it."),
  FULL_FOR_RETURN(
      Kind.INVALID,
      "app.team.join_user_to_team.max_accounts.app_error",
      "The team has as many members as the server allows. Ask an administrator to raise it."),
  NO_PERMANENT_DELETION(
      Kind.UNAUTHENTICATED,
      "api.user.delete_team.not_enabled.app_error",
      "Teams cannot be removed for good on this server. Archive the team instead."),
  NO_PERMANENT_DELETION_YET(
      Kind.UNAUTHENTICATED,
      "api.user.delete_team.not_enabled.for_admin.app_error",
      "Removing teams for good is off. Set ServiceSettings.EnableAPITeamDeletion first."),
  NO_SCHEMES(
      Kind.DISABLED,
      "api.team.update_team_scheme.license.error",
      "Permission schemes of teams are not part of this server.");

  private final Reason reason;

  TeamCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
