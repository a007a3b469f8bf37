package org.starling.features.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Actions;
import org.starling.platform.realtime.RealtimeCode;

/** Statuses and typing over the websocket. */
final class StatusActions {
  private final ChangeStatus statuses;
  private final StatusBook book;
  private final Typing typing;
  private final Consumer<Caller> atWork;

  /**
   * @param atWork told who types
   */
  StatusActions(ChangeStatus statuses, StatusBook book, Typing typing, Consumer<Caller> atWork) {
    this.statuses = statuses;
    this.book = book;
    this.typing = typing;
    this.atWork = atWork;
  }

  void register(Actions actions) {
    actions.on("user_typing", this::type);
    actions.on("user_update_active_status", this::setActive);
    actions.on("get_statuses", (caller, data) -> all());
    actions.on("get_statuses_by_ids", (caller, data) -> some(data));
  }

  private ObjectNode type(Caller caller, ObjectNode data) {
    String channel = data.path("channel_id").asText("");
    JsonNode parent = data.path("parent_id");
    if (!typing.mayType(caller, channel)) {
      throw RealtimeCode.BAD_PARAMETER.refuse("channel_id");
    }
    atWork.accept(caller);
    typing.tell(caller.user(), channel, parent.isTextual() ? parent.textValue() : "");
    return Json.object();
  }

  private ObjectNode setActive(Caller caller, ObjectNode data) {
    JsonNode active = data.path("user_is_active");
    if (!active.isBoolean()) {
      throw RealtimeCode.BAD_PARAMETER.refuse("user_is_active");
    }
    JsonNode manual = data.path("manual");
    boolean byHand = manual.isBoolean() && manual.booleanValue();
    if (active.booleanValue()) {
      statuses.online(caller.user(), byHand);
    } else {
      statuses.away(caller.user(), byHand);
    }
    return Json.object();
  }

  /** Everybody connected here who is not offline. */
  private ObjectNode all() {
    ObjectNode json = Json.object();
    if (statuses.enabled()) {
      for (Status status : book.ofConnected()) {
        if (!status.state().equals(Status.OFFLINE)) {
          json.put(status.user().value(), status.state());
        }
      }
    }
    return json;
  }

  /** Values that are no text are passed over, and what is no id is offline. */
  private ObjectNode some(ObjectNode data) {
    List<String> ids = new ArrayList<>();
    data.path("user_ids").forEach(id -> ids.add(id.isTextual() ? id.textValue() : ""));
    ids.removeIf(String::isEmpty);
    if (ids.isEmpty() || !data.path("user_ids").isArray()) {
      throw RealtimeCode.BAD_PARAMETER.refuse("user_ids");
    }
    List<UserId> users = ids.stream().filter(Id::isValid).distinct().map(UserId::new).toList();
    ObjectNode json = Json.object();
    ids.forEach(id -> json.put(id, Status.OFFLINE));
    statuses.of(users).forEach((user, status) -> json.put(user.value(), status.state()));
    return json;
  }
}
