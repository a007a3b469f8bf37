package org.starling.features.directory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a search. */
record SearchJson(
    @Nullable String term,
    @Nullable String teamId,
    @Nullable String notInTeamId,
    @Nullable String inChannelId,
    @Nullable String notInChannelId,
    @Nullable String inGroupId,
    @Nullable String notInGroupId,
    @Nullable Boolean allowInactive,
    @Nullable Boolean withoutTeam,
    @Nullable Integer limit,
    @Nullable String role,
    @Nullable List<String> roles,
    @Nullable List<String> teamRoles,
    @Nullable List<String> channelRoles) {

  String text() {
    return orEmpty(term);
  }

  String team() {
    return orEmpty(teamId);
  }

  String outOfTeam() {
    return orEmpty(notInTeamId);
  }

  String channel() {
    return orEmpty(inChannelId);
  }

  String outOfChannel() {
    return orEmpty(notInChannelId);
  }

  boolean groupAsked() {
    return !orEmpty(inGroupId).isEmpty() || !orEmpty(notInGroupId).isEmpty();
  }

  boolean inactiveToo() {
    return Boolean.TRUE.equals(allowInactive);
  }

  boolean inNoTeam() {
    return Boolean.TRUE.equals(withoutTeam);
  }

  /** 0 and nothing at all mean the default. */
  int rows() {
    return limit == null || limit == 0 ? DirectoryLimits.FOUND_USERS_DEFAULT : limit;
  }

  RoleFilter roleFilter() {
    return new RoleFilter(orEmpty(role), names(roles), names(teamRoles), names(channelRoles));
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static List<String> names(@Nullable List<@Nullable String> names) {
    return names == null ? List.of() : names.stream().filter(Objects::nonNull).toList();
  }
}
