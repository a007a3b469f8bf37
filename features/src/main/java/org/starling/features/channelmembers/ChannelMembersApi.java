package org.starling.features.channelmembers;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.features.channels.Member;
import org.starling.features.channels.MemberShape;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that show memberships. */
final class ChannelMembersApi {
  private static final String CHANNEL = "/api/v4/channels/{channel_id}";
  private static final String NDJSON = "application/x-ndjson";
  private static final String ALL_PAGES = "-1";

  private final ReadMembers read;

  ChannelMembersApi(ReadMembers read) {
    this.read = read;
  }

  List<Route> routes() {
    return List.of(
        Route.get(CHANNEL + "/members").needs(Need.SESSION).run(this::page),
        Route.post(CHANNEL + "/members/ids")
            .needs(Need.SESSION)
            .body(ChannelMembersApi::users)
            .run(this::among),
        Route.get(CHANNEL + "/members/{user_id}").needs(Need.SESSION).run(this::one),
        Route.get(CHANNEL + "/timezones").needs(Need.SESSION).run(this::zones),
        Route.get("/api/v4/users/{user_id}/channels/{channel_id}/unread")
            .needs(Need.SESSION)
            .run(this::unread),
        Route.get("/api/v4/users/{user_id}/teams/{team_id}/channels/members")
            .needs(Need.SESSION)
            .run(this::inTeam),
        Route.get("/api/v4/users/{user_id}/channel_members")
            .needs(Need.SESSION)
            .run(this::everywhere));
  }

  private Reply page(Call call) {
    return shapes(call, read.page(call.caller(), call.channelId("channel_id"), pageOf(call)));
  }

  private Reply among(Call call, List<UserId> users) {
    return shapes(call, read.among(call.caller(), call.channelId("channel_id"), users));
  }

  private Reply one(Call call) {
    Caller caller = call.caller();
    UserId user = call.userId("user_id");
    return Reply.ok(
        MemberShape.of(read.one(caller, call.channelId("channel_id"), user), caller.user()));
  }

  private Reply zones(Call call) {
    return Reply.ok(read.zones(call.caller(), call.channelId("channel_id")));
  }

  private Reply unread(Call call) {
    var channel = call.channelId("channel_id");
    return Reply.ok(
        ChannelMembersJson.Unread.of(
            channel, read.unread(call.caller(), call.userId("user_id"), channel)));
  }

  private Reply inTeam(Call call) {
    return shapes(call, read.inTeam(call.caller(), call.userId("user_id"), call.teamId("team_id")));
  }

  private Reply everywhere(Call call) {
    Caller caller = call.caller();
    UserId user = call.userId("user_id");
    if (call.query("page").equals(ALL_PAGES)) {
      read.requireActor(caller, user);
      return Reply.streamed(NDJSON, out -> stream(user, caller.user(), out));
    }
    return Reply.ok(
        read.everywhere(caller, user, pageOf(call)).stream()
            .map(row -> ChannelMembersJson.OfTeam.of(row, caller.user()))
            .toList());
  }

  private void stream(UserId user, UserId viewer, OutputStream out) {
    ObjectWriter writer = Json.mapper().writerFor(ChannelMembersJson.OfTeam.class);
    read.stream(
        user,
        row -> {
          try {
            out.write(writer.writeValueAsBytes(ChannelMembersJson.OfTeam.of(row, viewer)));
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static ReadMembers.Page pageOf(Call call) {
    return new ReadMembers.Page(call.page(), call.perPage());
  }

  private static List<UserId> users(Call call) {
    List<UserId> users = new ArrayList<>();
    for (String id : call.texts(HttpCode.UNPARSABLE)) {
      if (id != null && Id.isValid(id)) {
        users.add(new UserId(id));
      }
    }
    if (users.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("user_ids");
    }
    return users;
  }

  private static Reply shapes(Call call, List<Member> members) {
    UserId viewer = call.caller().user();
    return Reply.ok(members.stream().map(member -> MemberShape.of(member, viewer)).toList());
  }
}
