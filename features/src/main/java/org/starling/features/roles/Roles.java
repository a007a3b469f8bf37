package org.starling.features.roles;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.db.Database;

/**
 * Reading roles, by name from memory. Whoever changes a role's row calls {@link #forget} once the
 * change is committed; an unknown name is remembered too, so whoever adds one does as well.
 */
public final class Roles {
  private record Known(
      Optional<Role> role, Set<String> permissions, Optional<Moderation.Above> above) {
    private boolean names(String permission) {
      return permissions.contains(permission) && role.orElseThrow().deleteAt() == 0;
    }
  }

  private final Database db;
  private final RoleStore store;
  private final TrustedCache<String, Known> byName;
  private final Notice<String> changed;

  Roles(Platform platform, RoleStore store) {
    this.db = platform.db();
    this.store = store;
    this.byName =
        platform
            .caches()
            .shared("Role", Caffeine.newBuilder().maximumSize(RoleLimits.CACHED_ROLES_MAX));
    this.changed = platform.caches().notice("inv_roles", Keys.TEXT, byName);
  }

  private Known load(String name) {
    Optional<Role> role = store.byName(db.primary(), name);
    return new Known(
        role,
        role.map(Role::permissionSet).orElse(Set.of()),
        role.filter(found -> found.schemeManaged() && !found.builtIn())
            .flatMap(found -> store.above(db.primary(), name)));
  }

  private Known known(String name) {
    return byName.get(name, this::load);
  }

  /** With the permissions that it gives. */
  public Optional<Role> named(String name) {
    Known known = known(name);
    if (known.above().isEmpty()) {
      return known.role();
    }
    Moderation.Above above = known.above().get();
    List<String> given =
        known(above.name()).permissions().stream()
            .filter(permission -> above.lets(known.permissions(), permission))
            .toList();
    return known.role().map(role -> role.withPermissions(given, role.updateAt()));
  }

  /** Whether one of the roles gives the permission; unknown and deleted ones give none. */
  public boolean grant(Collection<String> names, String permission) {
    for (String name : names) {
      Known known = known(name);
      boolean granted =
          known.above().isEmpty()
              ? known.names(permission)
              : known(known.above().get().name()).names(permission)
                  && known.above().get().lets(known.permissions(), permission);
      if (granted) {
        return true;
      }
    }
    return false;
  }

  public Optional<Role> byId(String id) {
    return store.byId(db.primary(), id);
  }

  List<Role> all() {
    return store.all(db.primary(), RoleLimits.LISTED_ROLES_MAX);
  }

  /** Drops what is remembered of a role after its row was changed. */
  public void forget(String name) {
    changed.give(name);
  }
}
