package org.starling.features.roles;

import java.util.List;
import java.util.Optional;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The roles table. */
final class RoleStore {
  private static final String COLUMNS =
      "id, name, displayname, description, createat, updateat, deleteat, permissions,"
          + " schememanaged, builtin, schemeid";

  Optional<Role> byId(Reader db, String id) {
    return db.one(RoleStore::role, "SELECT " + COLUMNS + " FROM roles WHERE id = ?", id);
  }

  Optional<Role> byName(Reader db, String name) {
    return db.one(RoleStore::role, "SELECT " + COLUMNS + " FROM roles WHERE name = ?", name);
  }

  List<Role> all(Reader db, int rows) {
    return db.list(
        RoleStore::role, "SELECT " + COLUMNS + " FROM roles ORDER BY name LIMIT ?", rows);
  }

  /** Locks the row until the transaction ends. */
  Optional<Role> locked(Tx tx, String id) {
    return tx.one(RoleStore::role, "SELECT " + COLUMNS + " FROM roles WHERE id = ? FOR UPDATE", id);
  }

  void updatePermissions(Tx tx, Role role) {
    tx.update(
        "UPDATE roles SET permissions = ?, updateat = ? WHERE id = ?",
        " " + String.join(" ", role.permissions()),
        role.updateAt(),
        role.id());
  }

  private static Role role(Row row) {
    String permissions = row.text(8).strip();
    return new Role(
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.number(5),
        row.number(6),
        row.number(7),
        permissions.isEmpty() ? List.of() : List.of(permissions.split("\\s+")),
        row.flag(9),
        row.flag(10),
        row.text(11));
  }
}
