package org.starling.features.threads;

import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

/** What one person has to do with one thread. */
record Following(
    PostId thread, UserId user, boolean on, long lastViewed, long unreadMentions, long updated) {

  static Following begin(PostId thread, UserId user, long at) {
    return new Following(thread, user, true, 0, 0, at);
  }

  Following on(boolean on, long at) {
    return new Following(thread, user, on, lastViewed, unreadMentions, at);
  }

  Following mentioned(long at) {
    return new Following(thread, user, true, lastViewed, unreadMentions + 1, at);
  }

  Following viewed(long time, long mentions, long at) {
    return new Following(thread, user, on, time, mentions, at);
  }
}
