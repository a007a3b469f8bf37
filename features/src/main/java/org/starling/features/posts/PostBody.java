package org.starling.features.posts;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Json;

/**
 * A post as clients send it. What the server alone decides is read too, so that a wrong type is
 * refused, and then ignored.
 */
public record PostBody(
    @Nullable String id,
    @Nullable Long createAt,
    @Nullable Long updateAt,
    @Nullable Long editAt,
    @Nullable Long deleteAt,
    @Nullable Boolean isPinned,
    @Nullable String userId,
    @Nullable String channelId,
    @Nullable String rootId,
    @Nullable String originalId,
    @Nullable String message,
    @Nullable String type,
    @Nullable Map<String, @Nullable Object> props,
    @Nullable String hashtags,
    @Nullable List<@Nullable String> fileIds,
    @Nullable String pendingPostId,
    @Nullable Boolean hasReactions,
    @Nullable String remoteId,
    @Nullable Long replyCount,
    @Nullable Long lastReplyAt,
    @Nullable Metadata metadata) {

  public record Metadata(@Nullable PriorityBody priority) {}

  public record PriorityBody(
      @Nullable String priority,
      @Nullable Boolean requestedAck,
      @Nullable Boolean persistentNotifications) {
    Priority value() {
      return new Priority(
          Objects.requireNonNullElse(priority, ""), requestedAck, persistentNotifications);
    }
  }

  private static final JavaType TYPE = TypeFactory.defaultInstance().constructType(PostBody.class);
  private static final PostBody EMPTY =
      new PostBody(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null);

  /** A body of {@code null} is a post without anything, as the contract has it. */
  public static PostBody of(Call call) {
    try {
      PostBody body = Json.read(call.bytes(), TYPE);
      return body == null ? EMPTY : body;
    } catch (IOException | IllegalArgumentException e) {
      throw HttpCode.BAD_BODY.refuse("post", e);
    }
  }

  public @Nullable Priority priority() {
    return metadata == null || metadata.priority() == null ? null : metadata.priority().value();
  }
}
