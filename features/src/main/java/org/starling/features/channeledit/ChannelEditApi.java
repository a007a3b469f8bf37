package org.starling.features.channeledit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.ChannelShape;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that make and change channels. */
final class ChannelEditApi {
  private final CreateChannel create;
  private final OpenConversation conversations;

  ChannelEditApi(CreateChannel create, OpenConversation conversations) {
    this.create = create;
    this.conversations = conversations;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/channels")
            .needs(Need.SESSION)
            .body(ChannelEditJson.Wanted.class)
            .run(this::create),
        Route.post("/api/v4/channels/direct")
            .needs(Need.SESSION)
            .body(ChannelEditApi::people)
            .run(this::direct),
        Route.post("/api/v4/channels/group")
            .needs(Need.SESSION)
            .body(ChannelEditApi::people)
            .run((call, ids) -> shape(201, conversations.group(call.caller(), ids))));
  }

  private Reply create(Call call, ChannelEditJson.Wanted wanted) {
    Caller caller = call.caller();
    return shape(201, create.create(caller, wanted.toNew(caller.user().value())));
  }

  /** One id stands for a conversation with oneself. */
  private Reply direct(Call call, List<UserId> ids) {
    boolean alone = ids.size() == 1 && !call.caller().is(ids.getFirst());
    if (alone || ids.size() > 2) {
      throw HttpCode.BAD_BODY.refuse("user_ids");
    }
    return shape(201, conversations.direct(call.caller(), ids.getFirst(), ids.getLast()));
  }

  private static List<UserId> people(Call call) {
    List<UserId> ids = new ArrayList<>();
    for (String id : new LinkedHashSet<>(call.texts(HttpCode.UNPARSABLE))) {
      if (id == null || !Id.isValid(id)) {
        throw HttpCode.BAD_BODY.refuse("user_ids");
      }
      ids.add(new UserId(id));
    }
    if (ids.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("user_ids");
    }
    return ids;
  }

  private static Reply shape(int status, Channel channel) {
    return Reply.json(status, ChannelShape.of(channel));
  }
}
