package org.starling.features.directory;

import java.util.List;
import java.util.Map;
import org.starling.features.roles.Roles;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.HttpCode;

/** Lists people by where they are or are not. */
final class ListUsers {
  /** What was asked for; empty texts for what was not. */
  record Asked(
      String inTeam,
      String notInTeam,
      String inChannel,
      String notInChannel,
      String inGroup,
      String notInGroup,
      boolean groupConstrained,
      boolean withoutTeam,
      boolean active,
      boolean inactive,
      String sort,
      RoleFilter roles) {
    boolean byTeam() {
      return sort.equals(BY_ACTIVITY) || sort.equals(BY_AGE);
    }

    /** Lists of those who are not somewhere, and the sorted ones of a team, hold everybody. */
    boolean narrows() {
      return withoutTeam || notInTeam.isEmpty() && notInChannel.isEmpty() && !byTeam();
    }

    boolean ofGroup() {
      return !inGroup.isEmpty() || !notInGroup.isEmpty();
    }

    boolean inChannels() {
      return !inChannel.isEmpty() || !notInChannel.isEmpty();
    }

    /** Roles in a team or a channel are not looked at where the list is of neither. */
    List<String> roleNames() {
      return roles.names(!inTeam.isEmpty(), !inChannel.isEmpty());
    }

    private boolean sortFits() {
      return switch (sort) {
        case "" -> true;
        case BY_ACTIVITY, BY_AGE ->
            !inTeam.isEmpty() && notInTeam.isEmpty() && !inChannels() && !withoutTeam && !ofGroup();
        case "status", "admin" -> !inChannel.isEmpty();
        case "display_name" ->
            !inGroup.isEmpty()
                && notInGroup.isEmpty()
                && (inTeam + notInTeam).isEmpty()
                && !inChannels()
                && !withoutTeam;
        default -> false;
      };
    }
  }

  static final String BY_ACTIVITY = "last_activity_at";
  private static final String BY_AGE = "create_at";

  private final Database db;
  private final Permissions permissions;
  private final Roles roles;

  ListUsers(Database db, Permissions permissions, Roles roles) {
    this.db = db;
    this.permissions = permissions;
    this.roles = roles;
  }

  List<User> list(Caller caller, Asked asked, long offset, int rows) {
    checkCombination(asked);
    if (asked.roleNames().stream().anyMatch(name -> roles.named(name).isEmpty())) {
      throw HttpCode.BAD_BODY.refuse("roles");
    }
    UserQuery query = place(caller, asked);
    query.visibleTo(Visibility.of(caller, permissions, db));
    if (asked.narrows()) {
      narrow(query, asked);
    }
    return query.list(db.primary(), offset, rows);
  }

  private static void narrow(UserQuery query, Asked asked) {
    asked.roles().narrow(query);
    if (asked.active()) {
      query.active();
    }
    if (asked.inactive()) {
      query.inactive();
    }
  }

  Map<UserId, Long> lastActivity(List<User> users) {
    return DirectoryStore.lastActivity(db.primary(), users.stream().map(User::id).toList());
  }

  private static void checkCombination(Asked asked) {
    if (asked.active() && asked.inactive()) {
      throw HttpCode.BAD_PATH.refuse("inactive");
    }
    if (!asked.sortFits()) {
      throw HttpCode.BAD_PATH.refuse("sort");
    }
    if (!asked.notInChannel().isEmpty() && asked.inTeam().isEmpty()) {
      throw HttpCode.BAD_PATH.refuse("team_id");
    }
  }

  /** Where they are to be, after a check that the caller may look there. */
  private UserQuery place(Caller caller, Asked asked) {
    UserQuery query = new UserQuery();
    if (asked.withoutTeam()) {
      require(permissions.has(caller, "list_users_without_team"));
      return query.inNoTeam();
    }
    if (!asked.notInChannel().isEmpty()) {
      query
          .inTeam(new TeamId(idOr403(asked.inTeam())))
          .notInChannel(readable(caller, asked.notInChannel()));
      return asked.groupConstrained() ? query.inGroups() : query;
    }
    if (!asked.notInTeam().isEmpty()) {
      query.notInTeam(visible(caller, asked.notInTeam()));
      return asked.groupConstrained() ? query.inGroups() : query;
    }
    if (!asked.inTeam().isEmpty()) {
      return sortedInTeam(query.inTeam(visible(caller, asked.inTeam())), asked.sort());
    }
    if (!asked.inChannel().isEmpty()) {
      return sortedInChannel(query.inChannel(readable(caller, asked.inChannel())), asked.sort());
    }
    if (asked.ofGroup()) {
      throw DirectoryCode.NO_GROUP.refuse();
    }
    return query;
  }

  private static UserQuery sortedInTeam(UserQuery query, String sort) {
    return switch (sort) {
      case BY_ACTIVITY ->
          query.join("JOIN status s ON s.userid = u.id").orderBy("s.lastactivityat DESC");
      case BY_AGE -> query.orderBy("u.createat DESC");
      default -> query;
    };
  }

  private static UserQuery sortedInChannel(UserQuery query, String sort) {
    return switch (sort) {
      case "status" ->
          query
              .join("LEFT JOIN status s ON s.userid = u.id")
              .orderBy(
                  "CASE s.status WHEN 'online' THEN 1 WHEN 'away' THEN 2 WHEN 'dnd' THEN 3 ELSE 4"
                      + " END");
      case "admin" -> query.orderBy("COALESCE(cm.schemeadmin, false) DESC");
      default -> query;
    };
  }

  private TeamId visible(Caller caller, String team) {
    TeamId id = new TeamId(idOr403(team));
    require(permissions.inTeam(caller, id, "view_team"));
    return id;
  }

  private ChannelId readable(Caller caller, String channel) {
    ChannelId id = new ChannelId(idOr403(channel));
    require(permissions.inChannel(caller, id, "read_channel"));
    return id;
  }

  /** What cannot be an id is nowhere that anybody may look. */
  private static String idOr403(String text) {
    require(Id.isValid(text));
    return text;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw HttpCode.NOT_PERMITTED.refuse();
    }
  }
}
