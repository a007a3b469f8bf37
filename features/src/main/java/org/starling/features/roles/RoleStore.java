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

  /** The role above one that a channel's own scheme made. */
  Optional<Moderation.Above> above(Reader db, String name) {
    return db.one(
        row -> new Moderation.Above(row.text(1), row.flag(2)),
        """
        SELECT CASE n.name
            WHEN s.defaultchanneladminrole
              THEN COALESCE(NULLIF(u.defaultchanneladminrole, ''), 'channel_admin')
            WHEN s.defaultchanneluserrole
              THEN COALESCE(NULLIF(u.defaultchanneluserrole, ''), 'channel_user')
            ELSE COALESCE(NULLIF(u.defaultchannelguestrole, ''), 'channel_guest') END,
          n.name = s.defaultchanneladminrole
        FROM (VALUES (?)) AS n(name)
        JOIN schemes s ON n.name IN (s.defaultchanneladminrole, s.defaultchanneluserrole,
          s.defaultchannelguestrole)
        LEFT JOIN channels c ON c.schemeid = s.id
        LEFT JOIN teams t ON t.id = c.teamid
        LEFT JOIN schemes u ON u.id = NULLIF(t.schemeid, '') AND u.deleteat = 0
        WHERE s.scope = 'channel' AND s.deleteat = 0 LIMIT 1\
        """,
        name);
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
