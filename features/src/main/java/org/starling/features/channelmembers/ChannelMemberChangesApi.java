package org.starling.features.channelmembers;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.starling.features.channels.Member;
import org.starling.features.channels.MemberShape;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes that make, change and end memberships, and mark channels as seen. */
final class ChannelMemberChangesApi {
  private static final String MEMBERS = "/api/v4/channels/{channel_id}/members";
  private static final String ONE = MEMBERS + "/{user_id}";
  private static final String SEEN = "/api/v4/channels/members/{user_id}";
  private static final Pattern ROLES = Pattern.compile("[a-z0-9_ ]*");

  private final AddMembers add;
  private final RemoveMember remove;
  private final ChangeMember change;
  private final ViewChannels view;

  ChannelMemberChangesApi(
      AddMembers add, RemoveMember remove, ChangeMember change, ViewChannels view) {
    this.add = add;
    this.remove = remove;
    this.change = change;
    this.view = view;
  }

  List<Route> routes() {
    return List.of(
        Route.post(MEMBERS).needs(Need.SESSION).run(this::add),
        Route.delete(ONE).needs(Need.SESSION).run(this::remove),
        Route.put(ONE + "/roles").needs(Need.SESSION).run(this::setRoles),
        Route.put(ONE + "/schemeRoles")
            .needs(Need.SESSION)
            .body(ChannelMembersJson.SchemeRoles.class)
            .run(this::setSchemeRoles),
        Route.put(ONE + "/notify_props").needs(Need.SESSION).run(this::setNotifyProps),
        Route.put(ONE + "/autotranslation")
            .needs(Need.SESSION)
            .run(call -> {
              throw MembersCode.NO_TRANSLATION.refuse();
            }),
        Route.post(SEEN + "/view").needs(Need.SESSION).run(this::view),
        Route.post(SEEN + "/mark_read").needs(Need.SESSION).run(this::markRead));
  }

  private Reply add(Call call) {
    Caller caller = call.caller();
    var channel = call.channelId("channel_id");
    ChannelMembersJson.Addition addition = ChannelMembersJson.Addition.of(call);
    List<Member> members =
        add.add(caller, new AddMembers.Request(channel, addition.users(), addition.root()));
    if (!addition.list()) {
      return Reply.created(MemberShape.of(members.getFirst(), caller.user()));
    }
    return members.isEmpty()
        ? Reply.created(NullNode.getInstance())
        : Reply.created(
            members.stream().map(member -> MemberShape.of(member, caller.user())).toList());
  }

  private Reply remove(Call call) {
    remove.remove(call.caller(), call.channelId("channel_id"), call.userId("user_id"));
    return Reply.ok();
  }

  private Reply setRoles(Call call) {
    ChangeMember.Place place = place(call);
    String roles = ChannelMembersJson.texts(call).getOrDefault("roles", "");
    if (!ROLES.matcher(roles).matches()) {
      throw HttpCode.BAD_BODY.refuse("roles");
    }
    change.setRoles(call.caller(), place, roles);
    return Reply.ok();
  }

  private Reply setSchemeRoles(Call call, ChannelMembersJson.SchemeRoles roles) {
    change.setSchemeRoles(call.caller(), place(call), roles.scheme());
    return Reply.ok();
  }

  private Reply setNotifyProps(Call call) {
    change.setNotifyProps(call.caller(), place(call), ChannelMembersJson.texts(call));
    return Reply.ok();
  }

  private Reply view(Call call) {
    UserId user = call.userId("user_id");
    view.require(call.caller(), user);
    ChannelMembersJson.View wanted = call.json(ChannelMembersJson.View.class);
    boolean apart = Boolean.TRUE.equals(wanted.collapsedThreadsSupported());
    Map<ChannelId, Long> times = view.view(user, wanted.channels(), apart);
    if (wanted.opens()) {
      view.opened(user);
    }
    return Reply.ok(ChannelMembersJson.Viewed.of(times));
  }

  private Reply markRead(Call call) {
    UserId user = call.userId("user_id");
    List<String> channels =
        call.texts(HttpCode.UNPARSABLE).stream().filter(id -> id != null).distinct().toList();
    if (channels.isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("channel_ids");
    }
    view.require(call.caller(), user);
    return Reply.ok(ChannelMembersJson.Viewed.of(view.view(user, channels, true)));
  }

  private static ChangeMember.Place place(Call call) {
    return new ChangeMember.Place(call.channelId("channel_id"), call.userId("user_id"));
  }
}
