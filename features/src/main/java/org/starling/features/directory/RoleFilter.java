package org.starling.features.directory;

import java.util.ArrayList;
import java.util.List;

/**
 * Narrows a question to people with one of the roles. A plain role counts only without a higher one
 * beside it, so that the same person is not in the lists of both.
 *
 * @param role one system-wide role, whatever else they have
 */
record RoleFilter(String role, List<String> system, List<String> team, List<String> channel) {
  static final RoleFilter NONE = new RoleFilter("", List.of(), List.of(), List.of());
  private static final String NO_ADMINISTRATOR =
      "NOT 'system_admin' = ANY (string_to_array(u.roles, ' '))";
  private static final String HAS_ROLE = "? = ANY (string_to_array(u.roles, ' '))";

  /** The roles that matter; those of a team or a channel only where the question is about one. */
  List<String> names(boolean inTeam, boolean inChannel) {
    List<String> names = new ArrayList<>(system);
    if (inTeam) {
      names.addAll(team);
    }
    if (inChannel) {
      names.addAll(channel);
    }
    if (!role.isEmpty()) {
      names.add(role);
    }
    return names;
  }

  RoleFilter withSystem(List<String> names) {
    return new RoleFilter(role, names, team, channel);
  }

  /** Roles in a team or channel count only where the question is about one. */
  void narrow(UserQuery query) {
    if (!role.isEmpty()) {
      query.where(HAS_ROLE, role);
    }
    List<String> any = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (String name : system) {
      any.add(name.equals("system_user") ? "u.roles = ?" : HAS_ROLE);
      parameters.add(name);
    }
    if (query.joinsTeam()) {
      team.forEach(name -> any.add(membership("tm", name)));
    }
    if (query.joinsChannel()) {
      channel.forEach(name -> any.add(membership("cm", name)));
    }
    if (!any.isEmpty()) {
      query.where("(" + String.join(" OR ", any) + ")", parameters.toArray());
    }
  }

  private static String membership(String table, String role) {
    return switch (role) {
      case "team_admin", "channel_admin" ->
          "(" + table + ".schemeadmin AND " + NO_ADMINISTRATOR + ")";
      case "team_user", "channel_user" ->
          "(%1$s.schemeuser AND NOT COALESCE(%1$s.schemeadmin, false) AND %2$s)"
              .formatted(table, NO_ADMINISTRATOR);
      case "team_guest", "channel_guest" -> table + ".schemeguest";
      default -> "false";
    };
  }
}
