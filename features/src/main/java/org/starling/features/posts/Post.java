package org.starling.features.posts;

import java.util.List;
import java.util.Map;
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

  public boolean system() {
    return type.startsWith("system_");
  }
}
