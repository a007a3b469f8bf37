package org.starling.features.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.starling.features.users.Profiles;
import org.starling.features.users.User;
import org.starling.kernel.Caller;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Lists, searches and counts of users. */
final class DirectoryApi {
  /** The use cases behind the routes. */
  record Uses(ListUsers list, SearchUsers search, FindUsers find, CountUsers count) {}

  private static final String MANAGE_USERS = "sysconsole_read_user_management_users";
  private static final Pattern ROLE_NAME = Pattern.compile("[a-z0-9_]{1,64}");

  private final Uses uses;
  private final Profiles profiles;

  DirectoryApi(Uses uses, Profiles profiles) {
    this.uses = uses;
    this.profiles = profiles;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/users").needs(Need.SESSION).run(this::list),
        Route.post("/api/v4/users/search")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(SearchJson.class)
            .run((call, body) -> found(call, uses.search().search(call.caller(), body))),
        Route.get("/api/v4/users/autocomplete").needs(Need.SESSION).run(this::complete),
        Route.post("/api/v4/users/ids").needs(Need.SESSION).run(this::byIds),
        Route.post("/api/v4/users/usernames").needs(Need.SESSION).run(this::byUsernames),
        Route.get("/api/v4/users/known")
            .needs(Need.SESSION)
            .run(call -> Reply.ok(uses.find().known(call.caller()))),
        Route.post("/api/v4/users/group_channels").needs(Need.SESSION).run(this::groupChannels),
        Route.get("/api/v4/users/stats")
            .needs(Need.SESSION)
            .run(call -> total(uses.count().all(call.caller()))),
        Route.get("/api/v4/users/stats/filtered")
            .needs(Need.system(MANAGE_USERS))
            .run(this::filtered),
        Route.get("/api/v4/users/invalid_emails")
            .needs(Need.system(MANAGE_USERS))
            .run(
                call -> found(call, uses.count().withInvalidEmails(offset(call), call.perPage()))));
  }

  private Reply list(Call call) {
    ListUsers.Asked asked =
        new ListUsers.Asked(
            call.query("in_team"),
            call.query("not_in_team"),
            call.query("in_channel"),
            call.query("not_in_channel"),
            call.query("in_group"),
            call.query("not_in_group"),
            call.queryFlag("group_constrained"),
            call.queryFlag("without_team"),
            call.queryFlag("active"),
            call.queryFlag("inactive"),
            call.query("sort"),
            listedRoles(call));
    List<User> users = uses.list().list(call.caller(), asked, offset(call), call.perPage());
    ArrayNode json = array(call.caller(), users);
    if (asked.sort().equals(ListUsers.BY_ACTIVITY)) {
      addLastActivity(json, users);
    }
    boolean versioned = !asked.byTeam() && !(asked.inTeam() + asked.notInTeam()).isEmpty();
    return versioned ? versioned(call, Json.bytes(json)) : Reply.ok(json);
  }

  /** The same list has the same ETag, whatever it is that made it so. */
  private static Reply versioned(Call call, byte[] json) {
    CRC32C sum = new CRC32C();
    sum.update(json);
    String etag = Long.toHexString(sum.getValue()) + "." + json.length;
    return Reply.unlessMatching(call, etag, () -> Reply.encoded(200, json));
  }

  private void addLastActivity(ArrayNode json, List<User> users) {
    Map<UserId, Long> seen = uses.list().lastActivity(users);
    for (int i = 0; i < users.size(); i++) {
      Long at = seen.get(users.get(i).id());
      if (at != null && at != 0) {
        ((ObjectNode) json.get(i)).put("last_activity_at", at);
      }
    }
  }

  private Reply complete(Call call) {
    SearchUsers.Completed completed =
        uses.search()
            .complete(
                call.caller(),
                call.query("in_team"),
                call.query("in_channel"),
                call.query("name"),
                completedRows(call.query("limit")));
    ObjectNode json = Json.object();
    json.set("users", array(call.caller(), completed.in()));
    if (!completed.out().isEmpty()) {
      json.set("out_of_channel", array(call.caller(), completed.out()));
    }
    return Reply.ok(json);
  }

  /** What is no number asks for no rows. */
  private static int completedRows(String limit) {
    if (limit.isEmpty()) {
      return DirectoryLimits.FOUND_USERS_DEFAULT;
    }
    try {
      return Math.clamp(Integer.parseInt(limit), 0, DirectoryLimits.FOUND_USERS_MAX);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply byIds(Call call) {
    List<String> ids = asked(call, "user_ids");
    long since = call.queryNumber("since", 0);
    return found(call, uses.find().byIds(call.caller(), ids, since));
  }

  private Reply byUsernames(Call call) {
    List<String> names = asked(call, "usernames");
    return found(call, uses.find().byUsernames(call.caller(), names));
  }

  private static List<String> asked(Call call, String parameter) {
    List<String> texts = call.texts(HttpCode.UNPARSABLE);
    if (texts.isEmpty() || texts.size() > DirectoryLimits.ASKED_USERS_MAX) {
      throw HttpCode.BAD_BODY.refuse(parameter);
    }
    return texts;
  }

  private Reply groupChannels(Call call) {
    List<String> channels = call.texts(HttpCode.UNPARSABLE);
    if (channels.isEmpty()) {
      throw HttpCode.UNPARSABLE.refuse("channel_ids");
    }
    ObjectNode json = Json.object();
    uses.find()
        .ofGroupChannels(call.caller(), channels)
        .forEach((channel, users) -> json.set(channel, array(call.caller(), users)));
    return Reply.ok(json);
  }

  private Reply filtered(Call call) {
    CountUsers.Asked asked =
        new CountUsers.Asked(
            call.query("in_team"),
            call.query("in_channel"),
            call.queryFlag("include_deleted"),
            call.queryFlag("include_bots"),
            roles(call, ""));
    if (!asked.roleNames().stream().allMatch(name -> ROLE_NAME.matcher(name).matches())) {
      throw HttpCode.BAD_BODY.refuse("roles");
    }
    return total(uses.count().filtered(asked));
  }

  private static Reply total(long users) {
    return Reply.ok(Json.object().put("total_users_count", users));
  }

  private Reply found(Call call, List<User> users) {
    return Reply.ok(array(call.caller(), users));
  }

  private ArrayNode array(Caller caller, Collection<User> users) {
    ArrayNode json = Json.mapper().createArrayNode();
    users.forEach(user -> json.add(profiles.listed(caller, user)));
    return json;
  }

  /** A single role is one of the list too, unless a list is given. */
  private static RoleFilter listedRoles(Call call) {
    RoleFilter roles = roles(call, call.query("role"));
    return roles.system().isEmpty() ? roles.withSystem(names(roles.role())) : roles;
  }

  private static RoleFilter roles(Call call, String role) {
    return new RoleFilter(
        role,
        names(call.query("roles")),
        names(call.query("team_roles")),
        names(call.query("channel_roles")));
  }

  private static List<String> names(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static long offset(Call call) {
    return (long) call.page() * call.perPage();
  }
}
