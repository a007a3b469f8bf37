package org.starling.features.directory;

import java.util.List;
import java.util.stream.Stream;
import org.starling.features.users.User;
import org.starling.features.users.UserRules;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;

/** Counts accounts, and finds those whose address the settings no longer allow. */
final class CountUsers {
  /** What to count; empty texts for what does not matter. */
  record Asked(
      String inTeam, String inChannel, boolean inactiveToo, boolean botsToo, RoleFilter roles) {
    List<String> roleNames() {
      return roles.names(!inTeam.isEmpty(), !inChannel.isEmpty());
    }

    /** What cannot be an id is the place of nobody. */
    boolean ofNobody() {
      return Stream.of(inTeam, inChannel).anyMatch(id -> !id.isEmpty() && !Id.isValid(id));
    }
  }

  private final ConfigSource config;
  private final Database db;
  private final Permissions permissions;

  CountUsers(ConfigSource config, Database db, Permissions permissions) {
    this.config = config;
    this.db = db;
    this.permissions = permissions;
  }

  /** Active accounts that the caller may know of, bots included. */
  long all(Caller caller) {
    return new UserQuery()
        .active()
        .visibleTo(Visibility.of(caller, permissions, db))
        .count(db.primary());
  }

  long filtered(Asked asked) {
    if (asked.ofNobody()) {
      return 0;
    }
    UserQuery query = new UserQuery();
    if (!asked.inTeam().isEmpty()) {
      query.inTeam(new TeamId(asked.inTeam()));
    }
    if (!asked.inChannel().isEmpty()) {
      query.inChannel(new ChannelId(asked.inChannel()));
    }
    if (!asked.inactiveToo()) {
      query.active();
    }
    if (!asked.botsToo()) {
      query.people();
    }
    asked.roles().narrow(query);
    return query.count(db.primary());
  }

  List<User> withInvalidEmails(long offset, int rows) {
    Config now = config.current();
    if (now.team().enableOpenServer()) {
      throw DirectoryCode.OPEN_SERVER.refuse();
    }
    String domains = now.team().restrictCreationToDomains();
    UserQuery query = new UserQuery().active().people().where("u.authservice = ''");
    for (String domain : UserRules.domains(domains)) {
      query.where("NOT right(lower(u.email), length(?)) = ?", domain, domain);
    }
    return UserRules.domains(domains).isEmpty()
        ? List.of()
        : query.list(db.primary(), offset, rows);
  }
}
