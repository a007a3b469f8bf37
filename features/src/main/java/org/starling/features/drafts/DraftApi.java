package org.starling.features.drafts;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.starling.features.channels.Channel;
import org.starling.features.files.FileInfo;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Refusal;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Drafts over HTTP. */
final class DraftApi {
  private static final String OF_CHANNEL = "/api/v4/users/{user_id}/channels/{channel_id}/drafts";

  private final Platform platform;
  private final DraftWiring.Needs needs;
  private final DraftStore store = new DraftStore();

  DraftApi(Platform platform, DraftWiring.Needs needs) {
    this.platform = platform;
    this.needs = needs;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/drafts").needs(Need.SESSION).body(DraftApi::body).run(this::keep),
        Route.get("/api/v4/users/{user_id}/teams/{team_id}/drafts")
            .needs(Need.SESSION)
            .run(this::list),
        Route.delete(OF_CHANNEL).needs(Need.SESSION).run(call -> remove(call, "")),
        Route.delete(OF_CHANNEL + "/{thread_id}")
            .needs(Need.SESSION)
            .run(call -> remove(call, call.path("thread_id"))));
  }

  /** The contract has no refusal of its own for a draft whose body is too long. */
  private static DraftJson.Body body(Call call) {
    try {
      return call.jsonOr(DraftJson.Body.NOTHING, DraftJson.Body.class);
    } catch (Refusal refusal) {
      throw refusal.code() == HttpCode.BODY_TOO_LARGE ? HttpCode.BAD_BODY.refuse("draft") : refusal;
    }
  }

  private void checkOn() {
    if (!platform
        .config()
        .current()
        .tree()
        .path("ServiceSettings")
        .path("AllowSyncedDrafts")
        .asBoolean(true)) {
      throw DraftCode.OFF.refuse();
    }
  }

  private Reply keep(Call call, DraftJson.Body body) {
    checkOn();
    Caller caller = call.caller();
    Channel channel = enter(caller, body);
    if (channel.archived()) {
      throw DraftCode.ARCHIVED.refuse();
    }
    if (needs.channels().restricted(channel)) {
      throw DraftCode.RESTRICTED.refuse();
    }
    if (body.message().isEmpty()) {
      platform.db().write(tx -> store.delete(tx, caller.user(), channel.id(), body.rootId()));
      return Reply.created(NullNode.getInstance());
    }
    Draft draft = body.draft(caller.user(), platform.clock().millis());
    ObjectNode kept = json(platform.db().write(tx -> store.upsert(tx, draft)));
    platform.events().publish(new DraftEvent.Kept(kept, audience(caller, draft.channel())));
    return Reply.created(kept);
  }

  private Channel enter(Caller caller, DraftJson.Body body) {
    Optional<Channel> channel =
        body.named() ? needs.channels().byId(new ChannelId(body.channelId())) : Optional.empty();
    return channel
        .filter(c -> mayPost(caller, c))
        .orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse("create_post"));
  }

  private boolean mayPost(Caller caller, Channel channel) {
    return needs.permissions().inChannel(caller, channel.id(), "create_post")
        || channel.open()
            && needs
                .permissions()
                .inTeam(caller, new TeamId(channel.teamId()), "create_post_public");
  }

  private Reply list(Call call) {
    checkOn();
    Caller caller = call.caller();
    if (!Id.isValid(call.path("team_id"))) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
    TeamId team = call.teamId("team_id");
    if (!needs.permissions().inTeam(caller, team, "view_team")) {
      throw HttpCode.NOT_PERMITTED.refuse("view_team");
    }
    UserId user = call.userId("user_id");
    checkOwn(caller, user);
    List<ObjectNode> drafts =
        store.ofTeam(platform.db().primary(), user, team).stream().map(this::json).toList();
    return drafts.isEmpty() ? Reply.nothing() : Reply.ok(drafts);
  }

  private Reply remove(Call call, String root) {
    checkOn();
    Caller caller = call.caller();
    checkOwn(caller, call.userId("user_id"));
    if (!Id.isValid(call.path("channel_id"))) {
      return Reply.ok(); // nothing is there, as with any other unknown one
    }
    ChannelId channel = call.channelId("channel_id");
    platform
        .db()
        .write(tx -> store.delete(tx, caller.user(), channel, root))
        .map(draft -> new DraftEvent.Removed(json(draft), audience(caller, channel)))
        .ifPresent(platform.events()::publish);
    return Reply.ok();
  }

  private static void checkOwn(Caller caller, UserId user) {
    if (!caller.is(user)) {
      throw HttpCode.NOT_PERMITTED.refuse("a draft is its author's alone");
    }
  }

  private ObjectNode json(Draft draft) {
    List<FileInfo> files = needs.files().loose(draft.user(), draft.content().fileIds());
    return DraftJson.of(draft, files);
  }

  private static Audience audience(Caller caller, ChannelId channel) {
    return Audience.user(caller.user()).andChannel(channel).omittingConnection(caller.connection());
  }
}
