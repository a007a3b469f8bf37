package org.starling.features.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Statuses and typing over HTTP. */
final class StatusApi {
  private final ChangeStatus statuses;
  private final Absence absence;
  private final Typing typing;
  private final Permissions permissions;

  StatusApi(ChangeStatus statuses, Absence absence, Typing typing, Permissions permissions) {
    this.statuses = statuses;
    this.absence = absence;
    this.typing = typing;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/users/{user_id}/status")
            .needs(Need.SESSION)
            .run(call -> one(call.userId("user_id"))),
        Route.put("/api/v4/users/{user_id}/status")
            .needs(Need.SESSION)
            .body(StatusJson.Wanted.class)
            .run(this::set),
        Route.post("/api/v4/users/status/ids")
            .needs(Need.SESSION)
            .body(call -> call.texts(HttpCode.UNPARSABLE))
            .run((call, ids) -> some(ids)),
        Route.post("/api/v4/users/{user_id}/typing")
            .needs(Need.SESSION)
            .refusedWhenBusy()
            .body(StatusJson.TypingIn.class)
            .run(this::type));
  }

  private Reply one(UserId user) {
    Status status = statuses.of(List.of(user)).get(user);
    if (status == null) {
      throw StatusCode.UNKNOWN.refuse();
    }
    return Reply.ok(StatusJson.of(status));
  }

  private Reply some(List<String> ids) {
    if (ids.isEmpty()
        || ids.size() > StatusLimits.IDS_MAX
        || !ids.stream().allMatch(id -> id != null && Id.isValid(id))) {
      throw HttpCode.BAD_BODY.refuse("user_ids");
    }
    List<UserId> users = ids.stream().distinct().map(UserId::new).toList();
    Map<UserId, Status> found = statuses.of(users);
    return Reply.ok(
        users.stream().map(found::get).filter(Objects::nonNull).map(StatusJson::of).toList());
  }

  private Reply set(Call call, StatusJson.Wanted wanted) {
    UserId user = call.userId("user_id");
    if (!user.value().equals(wanted.userId())) {
      throw HttpCode.BAD_BODY.refuse("user_id");
    }
    if (!permissions.actsFor(call.caller(), user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    absence.end(user);
    switch (wanted.status()) {
      case Status.ONLINE -> statuses.online(user, true);
      case Status.AWAY -> statuses.away(user, true);
      case Status.OFFLINE -> statuses.offline(user, true);
      case Status.DND -> statuses.dnd(user, Math.max(0, wanted.dndEndTime()));
      case null, default -> throw HttpCode.BAD_BODY.refuse("status");
    }
    return one(user);
  }

  private Reply type(Call call, StatusJson.TypingIn in) {
    UserId user = call.userId("user_id");
    if (!call.caller().is(user) && !permissions.has(call.caller(), "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    String parent = in.parentId() == null ? "" : in.parentId();
    String channel = in.channelId() == null ? "" : in.channelId();
    if (!typing.mayType(call.caller(), channel)) {
      throw HttpCode.NOT_PERMITTED.refuse(Typing.CREATE_POST);
    }
    typing.tell(user, channel, parent);
    return Reply.ok();
  }
}
