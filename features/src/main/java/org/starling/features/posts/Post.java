package org.starling.features.posts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

/** A post as stored; {@code rootId} is empty for a root post, {@code type} empty for a person's. */
public record Post(
    PostId id,
    long createAt,
    long updateAt,
    long editAt,
    long deleteAt,
    boolean pinned,
    UserId user,
    ChannelId channel,
    String rootId,
    String originalId,
    String message,
    String type,
    Map<String, Object> props,
    String hashtags,
    List<String> fileIds,
    boolean hasReactions,
    String remoteId) {

  public static final String ADDED_TO_CHANNEL = "system_add_to_channel";

  private static final List<String> COMING_AND_GOING =
      List.of(
          "system_join_leave",
          "system_add_remove",
          "system_join_channel",
          "system_leave_channel",
          "system_join_team",
          "system_leave_team",
          ADDED_TO_CHANNEL,
          "system_remove_from_channel",
          "system_add_to_team",
          "system_remove_from_team");

  public boolean system() {
    return type.startsWith("system_");
  }

  public boolean root() {
    return rootId.isEmpty();
  }

  /** The post that the thread hangs on: its root, or itself. */
  public PostId thread() {
    return root() ? id : new PostId(rootId);
  }

  /** Whether it counts in its channel's totals: all do but notices of people coming and going. */
  public boolean counted() {
    return !COMING_AND_GOING.contains(type);
  }

  /** The types of posts that are not counted. */
  public static List<String> uncountedTypes() {
    return COMING_AND_GOING;
  }

  public boolean deleted() {
    return deleteAt != 0;
  }

  public boolean fromWebhook() {
    return "true".equals(props.get("from_webhook"));
  }

  /** The texts of it that may call somebody. */
  public List<String> calling() {
    List<String> hung = Attachments.calling(props);
    return hung.isEmpty()
        ? List.of(message)
        : Stream.concat(Stream.of(message), hung.stream()).toList();
  }

  /** To make a post that differs from this one. */
  public PostCopy copy() {
    return new PostCopy(this);
  }

  /** The same post, made at this time. */
  public Post at(long time) {
    return copy().createAt(time).updateAt(time).post();
  }

  public Post deleted(long time) {
    return copy().updateAt(time).deleteAt(time).post();
  }

  public Post with(Map<String, Object> props) {
    return copy().props(props).post();
  }

  public Post with(String prop, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(props);
    more.put(prop, value);
    return with(more);
  }

  public Post withFiles(List<String> files) {
    return copy().files(files).post();
  }
}
