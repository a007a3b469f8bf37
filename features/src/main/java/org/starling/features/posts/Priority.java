package org.starling.features.posts;

import org.jspecify.annotations.Nullable;

/**
 * How pressing a post is; {@code level} is free text, of which "important" and "urgent" mean
 * something. The two marks are null where nobody said.
 */
public record Priority(
    String level, @Nullable Boolean requestedAck, @Nullable Boolean persistentNotifications) {

  public boolean urgent() {
    return level.equals("urgent");
  }
}
