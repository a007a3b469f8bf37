package org.starling.features.threads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostView;
import org.starling.features.users.Profiles;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** How a thread looks on the wire, to one of its readers. */
public final class ShowThread {
  /** What of a thread is new to a reader. */
  record Reading(long lastViewed, long unreadReplies, long unreadMentions) {}

  private final Users users;
  private final Profiles profiles;

  public ShowThread(Users users, Profiles profiles) {
    this.users = users;
    this.profiles = profiles;
  }

  /** With the participants as people. */
  ObjectNode extended(ThreadRow thread, ThreadStore.Root root, Reading reading) {
    return thread(thread, root, reading, people(thread.participants()));
  }

  /** With the participants' ids alone. */
  ObjectNode plain(ThreadRow thread, ThreadStore.Root root, Reading reading) {
    return thread(
        thread,
        root,
        reading,
        thread.participants().stream().map(user -> nobody(user).put("auth_data", "")).toList());
  }

  private static ObjectNode thread(
      ThreadRow thread, ThreadStore.Root root, Reading reading, List<ObjectNode> participants) {
    ObjectNode json =
        Json.object()
            .put("id", thread.id().value())
            .put("reply_count", thread.replyCount())
            .put("last_reply_at", thread.lastReplyAt())
            .put("last_viewed_at", reading.lastViewed());
    json.putArray("participants").addAll(participants);
    json.putRawValue("post", new RawValue(PostEncoder.text(PostView.bare(root.post()))));
    return json.put("unread_replies", reading.unreadReplies())
        .put("unread_mentions", reading.unreadMentions())
        .put("is_urgent", root.urgent())
        .put("delete_at", thread.deleteAt());
  }

  /** Those who exist, in the order given, as others see them. */
  public List<ObjectNode> people(List<UserId> ids) {
    Map<UserId, User> found =
        users.byIds(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    return ids.stream()
        .filter(found::containsKey)
        .map(found::get)
        .map(profiles::forOthers)
        .toList();
  }

  /** Somebody of whom nothing is shown but the id. */
  public static ObjectNode nobody(UserId user) {
    return Json.object()
        .put("id", user.value())
        .put("delete_at", 0)
        .put("username", "")
        .put("auth_service", "")
        .put("email", "")
        .put("nickname", "")
        .put("first_name", "")
        .put("last_name", "")
        .put("position", "")
        .put("roles", "")
        .put("locale", "")
        .putNull("timezone")
        .put("disable_welcome_email", false);
  }
}
