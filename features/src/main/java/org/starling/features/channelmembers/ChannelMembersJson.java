package org.starling.features.channelmembers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Member;
import org.starling.features.channels.MemberShape;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;

/** Bodies of requests and answers about memberships. */
final class ChannelMembersJson {
  private ChannelMembersJson() {}

  /** A membership with the team of its channel. */
  record OfTeam(
      @JsonUnwrapped MemberShape member,
      String teamDisplayName,
      String teamName,
      long teamUpdateAt) {

    static OfTeam of(MembershipStore.OfTeam row, UserId viewer) {
      return new OfTeam(
          MemberShape.of(row.member(), viewer),
          row.teamDisplayName(),
          row.teamName(),
          row.teamUpdateAt());
    }
  }

  /** What is unread; a muted channel counts mentions only. */
  record Unread(
      String teamId,
      String channelId,
      long msgCount,
      long msgCountRoot,
      long mentionCount,
      long mentionCountRoot,
      long urgentMentionCount) {

    static Unread of(ChannelId channel, MembershipStore.Unread unread) {
      return new Unread(
          unread.teamId(),
          channel.value(),
          unread.muted() ? 0 : unread.messages(),
          unread.muted() ? 0 : unread.rootMessages(),
          unread.mentions(),
          unread.rootMentions(),
          unread.urgentMentions());
    }
  }

  /** Which channel is looked at, and which was before. */
  record View(
      @Nullable String channelId,
      @Nullable String prevChannelId,
      @Nullable Boolean collapsedThreadsSupported) {

    List<String> channels() {
      List<String> ids = new ArrayList<>();
      addId(ids, channelId);
      addId(ids, prevChannelId);
      return ids;
    }

    /** Whether a channel is shown now; without one the client shows none any more. */
    boolean opens() {
      return channelId != null && !channelId.isEmpty();
    }

    private static void addId(List<String> ids, @Nullable String id) {
      if (id == null || id.isEmpty()) {
        return;
      }
      if (!Id.isValid(id)) {
        throw HttpCode.BAD_BODY.refuse("channel_view");
      }
      ids.add(id);
    }
  }

  record Viewed(String status, Map<String, Long> lastViewedAtTimes) {
    static Viewed of(Map<ChannelId, Long> times) {
      Map<String, Long> byText = new HashMap<>();
      times.forEach((channel, at) -> byText.put(channel.value(), at));
      return new Viewed("OK", byText);
    }
  }

  /** Flags that are left out are false. */
  record SchemeRoles(
      @Nullable Boolean schemeGuest, @Nullable Boolean schemeUser, @Nullable Boolean schemeAdmin) {
    Member.Scheme scheme() {
      return new Member.Scheme(
          Boolean.TRUE.equals(schemeGuest),
          Boolean.TRUE.equals(schemeUser),
          Boolean.TRUE.equals(schemeAdmin));
    }
  }

  /** Who is to be added, and whether they came as a list, which the answer follows. */
  record Addition(List<UserId> users, boolean list, @Nullable PostId root) {
    static Addition of(Call call) {
      ObjectNode body = call.fields();
      JsonNode many = body.get("user_ids");
      boolean list = many != null && !many.isNull();
      List<UserId> users = new ArrayList<>();
      if (list) {
        if (!many.isArray() || many.size() > MembersLimits.ADDED_USERS_MAX) {
          throw HttpCode.BAD_BODY.refuse("user_ids");
        }
        many.forEach(one -> users.add(user(one, "user_ids")));
      } else {
        users.add(user(body.path("user_id"), "user_id"));
      }
      return new Addition(users, list, root(body.path("post_root_id").asText("")));
    }

    private static UserId user(JsonNode node, String key) {
      if (!node.isTextual() || !Id.isValid(node.textValue())) {
        throw HttpCode.BAD_BODY.refuse(key);
      }
      return new UserId(node.textValue());
    }

    private static @Nullable PostId root(String id) {
      if (id.isEmpty()) {
        return null;
      }
      if (!Id.isValid(id)) {
        throw HttpCode.BAD_BODY.refuse("post_root_id");
      }
      return new PostId(id);
    }
  }

  /** The body's object with values that are no text read as empty. */
  static Map<String, String> texts(Call call) {
    Map<String, String> texts = new HashMap<>();
    call.fields()
        .properties()
        .forEach(
            e -> texts.put(e.getKey(), e.getValue().isTextual() ? e.getValue().textValue() : ""));
    return texts;
  }
}
