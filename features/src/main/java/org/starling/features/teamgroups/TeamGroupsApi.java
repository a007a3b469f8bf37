package org.starling.features.teamgroups;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.features.teamgroups.UngroupedStore.Place;
import org.starling.features.teamgroups.UngroupedStore.Search;
import org.starling.features.teamgroups.UngroupedStore.Ungrouped;
import org.starling.features.users.Profiles;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Groups of teams, and what else of teams is not here yet. */
final class TeamGroupsApi {
  private static final String TEAM = "/api/v4/teams/{team_id}";
  private static final String READ_GROUPS = "sysconsole_read_user_management_groups";
  private static final String READ_CHANNELS = "sysconsole_read_user_management_channels";
  private static final String IMPORT = "import_team";

  private final Database db;
  private final Permissions permissions;
  private final Users users;
  private final Profiles profiles;
  private final UngroupedStore store;

  TeamGroupsApi(Database db, Permissions permissions, UsersWiring.Faces users) {
    this.db = db;
    this.permissions = permissions;
    this.users = users.users();
    this.profiles = users.profiles();
    this.store = new UngroupedStore();
  }

  List<Route> routes() {
    return List.of(
        Route.get(TEAM + "/members_minus_group_members")
            .needs(Need.SESSION)
            .run(call -> ungrouped(call, Place.TEAM, call.teamId("team_id").value(), READ_GROUPS)),
        Route.get("/api/v4/channels/{channel_id}/members_minus_group_members")
            .needs(Need.SESSION)
            .run(call ->
                ungrouped(
                    call, Place.CHANNEL, call.channelId("channel_id").value(), READ_CHANNELS)),
        Route.get(TEAM + "/groups").needs(Need.SESSION).run(TeamGroupsApi::noGroups),
        Route.get(TEAM + "/groups_by_channels").needs(Need.SESSION).run(TeamGroupsApi::noGroups),
        Route.post(TEAM + "/import").needs(Need.SESSION).run(this::noImport));
  }

  private Reply ungrouped(Call call, Place place, String id, String permission) {
    List<String> groups = List.of(call.query("group_ids").split(","));
    if (!groups.stream().allMatch(Id::isValid)) {
      throw HttpCode.BAD_BODY.refuse("group_ids");
    }
    if (!permissions.has(call.caller(), permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
    Search search = new Search(place, id, groups);
    int rows = call.perPage();
    List<Ungrouped> page = store.page(db.primary(), search, (long) call.page() * rows, rows);
    ObjectNode answer = Json.object();
    answer.set("users", shown(call.caller(), page));
    return Reply.ok(answer.put("total_count", store.count(db.primary(), search)));
  }

  private ArrayNode shown(Caller caller, List<Ungrouped> page) {
    Map<UserId, User> known =
        users.byIds(page.stream().map(Ungrouped::user).toList()).stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
    ArrayNode list = Json.mapper().createArrayNode();
    for (Ungrouped member : page) {
      User user = known.get(member.user());
      if (user != null) {
        ObjectNode profile = profiles.forOthers(user);
        profile.putArray("groups");
        list.add(
            profile
                .put("scheme_guest", member.guest())
                .put("scheme_user", member.plain())
                .put("scheme_admin", member.admin()));
      }
    }
    return list;
  }

  private static Reply noGroups(Call call) {
    call.teamId("team_id");
    throw TeamGroupsCode.NO_GROUPS.refuse();
  }

  private Reply noImport(Call call) {
    if (!permissions.inTeam(call.caller(), call.teamId("team_id"), IMPORT)) {
      throw HttpCode.NOT_PERMITTED.refuse(IMPORT);
    }
    throw TeamGroupsCode.NO_IMPORT.refuse();
  }
}
