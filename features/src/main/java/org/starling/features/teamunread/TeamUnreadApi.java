package org.starling.features.teamunread;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Answers what is unread in teams. */
final class TeamUnreadApi {
  private static final String TEAMS = "/api/v4/users/{user_id}/teams";
  private static final String THREADS_OFF = "disabled";

  private final ConfigSource config;
  private final Database db;
  private final Permissions permissions;
  private final UnreadStore store;

  TeamUnreadApi(ConfigSource config, Database db, Permissions permissions, UnreadStore store) {
    this.config = config;
    this.db = db;
    this.permissions = permissions;
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TEAMS + "/unread").needs(Need.SESSION).run(this::all),
        Route.get(TEAMS + "/{team_id}/unread").needs(Need.SESSION).run(this::one));
  }

  private Reply all(Call call) {
    UserId user = call.userId("user_id");
    Caller caller = call.caller();
    check(caller.is(user) || permissions.has(caller, "manage_system"), "manage_system");
    List<TeamUnread> unread = store.byTeam(db.primary(), user, call.query("exclude_team"));
    boolean threads =
        call.queryFlag("include_collapsed_threads")
            && !config.current().service().collapsedThreads().equals(THREADS_OFF);
    return Reply.ok(threads ? withThreads(user, unread) : unread);
  }

  private List<TeamUnread> withThreads(UserId user, List<TeamUnread> unread) {
    List<String> teams = unread.stream().map(TeamUnread::teamId).toList();
    Map<String, TeamUnread.Threads> threads =
        store.threads(db.primary(), user, teams).stream()
            .collect(Collectors.toMap(TeamUnread.Threads::teamId, Function.identity()));
    return unread.stream()
        .map(team -> {
          TeamUnread.Threads known = threads.get(team.teamId());
          return known == null ? team : team.with(known);
        })
        .toList();
  }

  private Reply one(Call call) {
    UserId user = call.userId("user_id");
    TeamId team = call.teamId("team_id");
    check(permissions.actsFor(call.caller(), user), "edit_other_users");
    check(permissions.inTeam(call.caller(), team, "view_team"), "view_team");
    return Reply.ok(store.of(db.primary(), user, team).orElse(TeamUnread.none(team.value())));
  }

  private static void check(boolean allowed, String permission) {
    if (!allowed) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }
}
