package org.starling.features.absent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.features.posts.FindPosts;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Makes a route of each row. */
final class AbsentApi {
  private final Permissions permissions;
  private final FindPosts posts;

  AbsentApi(Permissions permissions, FindPosts posts) {
    this.permissions = permissions;
    this.posts = posts;
  }

  Route route(AbsentRow row) {
    Route.Needing route = Route.of(row.method(), row.path()).needs(row.need());
    return (row.idleOnly() ? route.refusedWhenBusy() : route).run(call -> answer(row, call));
  }

  private Reply answer(AbsentRow row, Call call) {
    for (String id : row.ids()) {
      checkId(call, id);
    }
    row.checks().forEach(check -> pass(check, call));
    return row.outcome().reply();
  }

  private static void checkId(Call call, String name) {
    boolean me = name.equals("user_id") && call.path(name).equals("me");
    if (!me && !Id.isValid(call.path(name))) {
      throw HttpCode.BAD_PATH.refuse(name);
    }
  }

  private void pass(Check check, Call call) {
    switch (check) {
      case Check.May(List<String> any) -> permit(any.stream().anyMatch(p -> may(call, p)));
      case Check.InTeam(String permission) -> permit(inTeam(call, permission));
      case Check.InChannel(String permission) -> permit(inChannel(call, permission));
      case Check.Gate() -> {}
      case Check.Self() -> permit(permissions.actsFor(call.caller(), call.userId("user_id")));
      case Check.Readable() -> posts.readEvenDeleted(call.caller(), call.postId("post_id"));
      case Check.AnObject() -> call.json(ObjectNode.class);
      case Check.Texts() -> call.texts(HttpCode.UNPARSABLE);
      case Check.Same(String key, String name) ->
          require(text(call, key).equals(call.path(name)), name);
      case Check.Given(String parameter) -> given(call, parameter);
      case Check.Text(String key) -> require(!text(call, key).isEmpty(), key);
      case Check.AnId(String key) -> require(Id.isValid(text(call, key)), key);
      case Check.Slash() -> slash(call);
      case Check.Scheme() -> scheme(call);
      case Check.Flag _ -> {}
    }
  }

  private boolean may(Call call, String permission) {
    return call.maybeCaller().filter(caller -> permissions.has(caller, permission)).isPresent();
  }

  private boolean inTeam(Call call, String permission) {
    Caller caller = call.caller();
    String team = named(call, "team_id");
    return Id.isValid(team)
        ? permissions.inTeam(caller, new TeamId(team), permission)
        : permissions.has(caller, permission);
  }

  private boolean inChannel(Call call, String permission) {
    String channel = named(call, "channel_id");
    return Id.isValid(channel)
        && permissions.inChannel(call.caller(), new ChannelId(channel), permission);
  }

  private static String named(Call call, String name) {
    if (call.hasPath(name)) {
      return call.path(name);
    }
    return call.query(name).isEmpty() ? text(call, name) : call.query(name);
  }

  private static void given(Call call, String parameter) {
    if (call.query(parameter).isEmpty()) {
      throw HttpCode.BAD_BODY.refuse(parameter);
    }
  }

  private static void slash(Call call) {
    String command = text(call, "command");
    if (command.length() < 2 || command.charAt(0) != '/') {
      throw Check.NO_COMMAND.refuse();
    }
  }

  private static void scheme(Call call) {
    JsonNode scheme = call.json(ObjectNode.class).path("scheme_id");
    require(
        scheme.isTextual() && (scheme.asText().isEmpty() || Id.isValid(scheme.asText())),
        "scheme_id");
  }

  private static String text(Call call, String key) {
    return call.fields().path(key).asText();
  }

  private static void permit(boolean allowed) {
    if (!allowed) {
      throw HttpCode.NOT_PERMITTED.refuse();
    }
  }

  private static void require(boolean valid, String what) {
    if (!valid) {
      throw HttpCode.BAD_BODY.refuse(what);
    }
  }
}
