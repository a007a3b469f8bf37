package org.starling.features.roles;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role on the wire. */
record RoleJson(
    String id,
    String name,
    String displayName,
    String description,
    long createAt,
    long updateAt,
    long deleteAt,
    List<String> permissions,
    boolean schemeManaged,
    boolean builtIn,
    @Nullable String schemeId) {

  /** What may be changed of one; an absent list changes nothing. */
  record Patch(@Nullable List<@Nullable String> permissions) {
    @Nullable List<String> wanted() {
      return permissions == null
          ? null
          : permissions.stream().map(name -> Objects.requireNonNullElse(name, "")).toList();
    }
  }

  static RoleJson of(Role role) {
    return new RoleJson(
        role.id(),
        role.name(),
        role.displayName(),
        role.description(),
        role.createAt(),
        role.updateAt(),
        role.deleteAt(),
        role.permissions(),
        role.schemeManaged(),
        role.builtIn(),
        role.schemeId().isEmpty() ? null : role.schemeId());
  }
}
