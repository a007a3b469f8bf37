package org.starling.features.sending;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.starling.features.channels.Channel;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Post;
import org.starling.features.users.Users;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/** Whom a reply concerns beside those it names. */
final class ReplyCalls {
  private static final int WRITERS_MAX = 1_000;

  private final Database db;
  private final SendStore store;
  private final Users users;
  private final FindMentions mentions;
  private final CollapsedThreads collapsed;

  ReplyCalls(
      Database db,
      SendStore store,
      Users users,
      FindMentions mentions,
      CollapsedThreads collapsed) {
    this.db = db;
    this.store = store;
    this.users = users;
    this.mentions = mentions;
    this.collapsed = collapsed;
  }

  /**
   * Those for whom a comment on their own counts as a mention; only where threads are not apart.
   */
  Set<UserId> byComment(Post root, Post reply) {
    Set<UserId> called = new HashSet<>();
    if (!collapsed.alwaysOn()) {
      List<UserId> writers = store.writers(db.primary(), root.id(), WRITERS_MAX);
      for (UserId user : writers) {
        if (!user.equals(reply.user()) && wants(root, user)) {
          called.add(user);
        }
      }
    }
    return called;
  }

  private boolean wants(Post root, UserId user) {
    if (!mentions.isMember(root.channel(), user) || collapsed.enabledFor(user)) {
      return false;
    }
    String comments =
        users.byId(user).map(u -> u.notifyProps().getOrDefault("comments", "")).orElse("");
    return comments.equals("any") || comments.equals("root") && root.user().equals(user);
  }

  /** Those whom the root calls, and those who follow every thread of the channel. */
  Set<UserId> listeners(Channel channel, Post root) {
    if (channel.direct()) {
      return Set.of();
    }
    Set<UserId> listeners = new HashSet<>(mentions.followingAll(channel.id()));
    listeners.addAll(mentions.in(channel.id(), root.user(), root.calling(), true).users());
    return listeners;
  }

  /** The root's author, if they are still there to follow. */
  Set<UserId> author(Post root) {
    boolean there = !root.fromWebhook() && mentions.isMember(root.channel(), root.user());
    return there ? Set.of(root.user()) : Set.of();
  }
}
