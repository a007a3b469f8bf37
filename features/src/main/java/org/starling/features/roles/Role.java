package org.starling.features.roles;

import java.util.List;
import java.util.Set;

/**
 * A role as stored: a name that stands for permissions.
 *
 * @param schemeId the scheme that made the role for itself; empty for all others
 */
public record Role(
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
    String schemeId) {

  public Role {
    permissions = List.copyOf(permissions);
  }

  Role withPermissions(List<String> now, long at) {
    return new Role(
        id,
        name,
        displayName,
        description,
        createAt,
        at,
        deleteAt,
        now,
        schemeManaged,
        builtIn,
        schemeId);
  }

  Set<String> permissionSet() {
    return Set.copyOf(permissions);
  }
}
