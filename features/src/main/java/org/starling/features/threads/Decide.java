package org.starling.features.threads;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.postwrites.ThreadLife;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;

/**
 * What a reply does to those who follow its thread, or come to. Pure.
 *
 * @param before what was there, by user
 * @param after what is to be there; those who are not here stay as they are
 * @param newcomers who did not follow and do now; the author never counts as one
 */
record Decide(Map<UserId, Following> before, Map<UserId, Following> after, Set<UserId> newcomers) {

  /**
   * @param autoFollow whether people follow threads without asking
   * @param apart whether the author reads threads apart, and so has read this one
   */
  static Decide on(
      ThreadLife.Reply reply, Map<UserId, Following> before, boolean autoFollow, boolean apart) {
    Map<UserId, Following> after = new HashMap<>();
    Set<UserId> newcomers = new HashSet<>();
    UserId author = reply.reply().user();
    PostId thread = reply.reply().thread();
    long at = reply.reply().createAt();
    if (autoFollow) {
      Set<UserId> concerned = new LinkedHashSet<>(reply.rootAuthor());
      concerned.addAll(reply.listeners());
      concerned.addAll(reply.mentioned());
      concerned.add(author);
      for (UserId user : concerned) {
        Following was = before.get(user);
        boolean called = reply.mentioned().contains(user);
        if (!called && !user.equals(author) && was != null && !was.on()) {
          continue; // left the thread
        }
        Following now = was == null ? Following.begin(thread, user, at) : was;
        if (called) {
          after.put(user, now.mentioned(at));
        } else if (was == null || !was.on()) {
          after.put(user, now.on(true, at));
        }
        if (!user.equals(author) && (was == null || !was.on())) {
          newcomers.add(user);
        }
      }
    }
    Following own = after.getOrDefault(author, before.get(author));
    if (apart && own != null && own.on()) {
      after.put(author, own.viewed(at, 0, at));
    }
    return new Decide(before, after, newcomers);
  }

  @Nullable Following now(UserId user) {
    Following changed = after.get(user);
    return changed == null ? before.get(user) : changed;
  }

  /** Everybody who follows the thread now. */
  Set<UserId> followers() {
    Set<UserId> users = new HashSet<>(before.keySet());
    users.addAll(after.keySet());
    users.removeIf(user -> {
      Following now = now(user);
      return now == null || !now.on();
    });
    return users;
  }

  /** When the user had last looked before this reply. */
  long viewedBefore(UserId user) {
    Following was = before.get(user);
    return was == null ? 0 : was.lastViewed();
  }

  /** The mentions that the user had not read before this reply. */
  long mentionsBefore(UserId user) {
    Following was = before.get(user);
    return was == null ? 0 : was.unreadMentions();
  }
}
