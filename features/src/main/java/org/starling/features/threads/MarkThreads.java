package org.starling.features.threads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;

/** Follows threads and leaves them, marks them read and unread. */
public final class MarkThreads {
  private final Platform platform;
  private final ThreadStore store;
  private final InboxStore inbox = new InboxStore();
  private final ReadThreads read;
  private final FindMentions mentions;

  MarkThreads(Platform platform, ThreadStore store, ReadThreads read, ThreadsWiring.Needs needs) {
    this.platform = platform;
    this.store = store;
    this.read = read;
    this.mentions = needs.mentions();
  }

  void follow(UserId user, TeamId team, PostId thread, boolean on) {
    long now = platform.clock().millis();
    platform
        .db()
        .write(tx -> {
          Optional<Following> was = store.following(tx, thread, user);
          Following next =
              was.map(following -> following.on(on, now))
                  .orElseGet(() -> Following.begin(thread, user, now).on(on, now));
          boolean first = was.isEmpty() && on;
          store.save(tx, List.of(first ? next.viewed(now, 0, now) : next));
          long replies = store.thread(tx, thread).map(ThreadRow::replyCount).orElse(0L);
          ThreadEvent told = new ThreadEvent.FollowChanged(user, team.value(), thread, on, replies);
          tx.afterCommit(() -> platform.events().publish(told));
          return true;
        });
  }

  /** Read up to a time. */
  ObjectNode read(UserId user, TeamId team, PostId thread, long time) {
    Following was =
        store
            .following(platform.db().primary(), thread, user)
            .orElseThrow(ThreadCode.NEVER_FOLLOWED::refuse);
    Post root = read.root(platform.db().primary(), thread).post();
    long unreadMentions = countMentions(user, root, time);
    return platform
        .db()
        .write(tx -> {
          InboxStore.Entry before = read.entry(tx, was);
          return mark(
              tx,
              new Marking(before, root, time, unreadMentions, team),
              new ThreadEvent.Before(was.unreadMentions(), before.unreadReplies()));
        });
  }

  /** Unread from a post of the thread on; whoever does that follows it. */
  ObjectNode unread(UserId user, TeamId team, PostId thread, PostId from) {
    List<ThreadStore.Root> found = store.roots(platform.db().primary(), List.of(from.value()));
    Post post =
        found.stream()
            .map(ThreadStore.Root::post)
            .filter(p -> !p.deleted())
            .findFirst()
            .orElseThrow(PostCode.UNKNOWN::refuse);
    if (!post.thread().equals(thread)) {
      throw ThreadCode.POST_ELSEWHERE.refuse();
    }
    Post root = read.root(platform.db().primary(), thread).post();
    long time = post.createAt() - 1;
    long unreadMentions = countMentions(user, root, time);
    long now = platform.clock().millis();
    return platform
        .db()
        .write(tx -> {
          Following following =
              store
                  .following(tx, thread, user)
                  .orElseGet(() -> Following.begin(thread, user, now))
                  .on(true, now);
          InboxStore.Entry before = read.entry(tx, following);
          ThreadEvent followed =
              new ThreadEvent.FollowChanged(
                  user, team.value(), thread, true, before.thread().replyCount());
          tx.afterCommit(() -> platform.events().publish(followed));
          return mark(
              tx,
              new Marking(before, root, time, unreadMentions, team),
              new ThreadEvent.Before(0, 0));
        });
  }

  private record Marking(
      InboxStore.Entry entry, Post root, long time, long unreadMentions, TeamId team) {}

  private ObjectNode mark(Tx tx, Marking marking, ThreadEvent.Before before) {
    Following was = marking.entry().following();
    Following now = was.viewed(marking.time(), marking.unreadMentions(), platform.clock().millis());
    store.save(tx, List.of(now));
    long unread = inbox.unreadReplies(tx, was.thread().value(), marking.time());
    ThreadEvent told =
        new ThreadEvent.ReadChanged(
            was.user(),
            marking.team().value(),
            was.thread(),
            marking.root().channel(),
            marking.time(),
            new ThreadEvent.Before(now.unreadMentions(), unread),
            before);
    tx.afterCommit(() -> platform.events().publish(told));
    return read.shown(tx, now, false);
  }

  void readAll(UserId user, TeamId team) {
    long now = platform.clock().millis();
    platform
        .db()
        .write(tx -> {
          inbox.readAll(tx, user, team, now);
          ThreadEvent told = new ThreadEvent.AllRead(user, team.value());
          tx.afterCommit(() -> platform.events().publish(told));
          return true;
        });
  }

  /**
   * Marks the thread of a reply unread from it on, for somebody who sees replies in the channel;
   * they follow it again. Returns the thread as they see it.
   */
  public ObjectNode unreadFrom(Post reply, UserId user, String team) {
    long time = reply.createAt() - 1;
    Post root = read.root(platform.db().primary(), reply.thread()).post();
    long unreadMentions = countMentions(user, root, time);
    long now = platform.clock().millis();
    Following next =
        platform
            .db()
            .write(tx -> {
              Following following =
                  store
                      .following(tx, reply.thread(), user)
                      .orElseGet(() -> Following.begin(reply.thread(), user, now))
                      .on(true, now)
                      .viewed(time, unreadMentions, now);
              store.save(tx, List.of(following));
              return following;
            });
    return read.shown(platform.db().primary(), next, true);
  }

  /** Replies after a time that call the user; in a conversation, all that others wrote. */
  private long countMentions(UserId user, Post root, long after) {
    List<Post> replies = store.replies(platform.db().primary(), root.id(), after);
    return replies.stream().filter(reply -> calls(reply, user)).count();
  }

  private boolean calls(Post reply, UserId user) {
    return !reply.user().equals(user) && mentions.calls(reply.channel(), reply.calling(), user);
  }
}
