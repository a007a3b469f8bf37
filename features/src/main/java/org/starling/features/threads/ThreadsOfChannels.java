package org.starling.features.threads;

import java.util.List;
import java.util.Optional;
import org.starling.features.channelmembers.ChannelThreads;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Memberships;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.posts.Post;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;

/** What looking at a channel, and being added to it, means for its threads. */
public final class ThreadsOfChannels implements ChannelThreads, Memberships.FollowedThreads {
  private final Platform platform;
  private final ThreadStore store;
  private final ReadThreads read;
  private final CollapsedThreads collapsed;

  ThreadsOfChannels(
      Platform platform, ThreadStore store, ReadThreads read, CollapsedThreads collapsed) {
    this.platform = platform;
    this.store = store;
    this.read = read;
    this.collapsed = collapsed;
  }

  @Override
  public Optional<ChannelId> channelOf(PostId post) {
    return store.roots(platform.db().primary(), List.of(post.value())).stream()
        .map(ThreadStore.Root::post)
        .filter(found -> !found.deleted())
        .map(Post::channel)
        .findFirst();
  }

  /** Whoever was brought here by a thread has all of it to read. */
  @Override
  public void follow(Tx tx, Channel channel, UserId user, PostId root) {
    long now = platform.clock().millis();
    Optional<Post> post =
        store.roots(tx, List.of(root.value())).stream().map(ThreadStore.Root::post).findFirst();
    if (post.isEmpty()) {
      return;
    }
    long unreadFrom = post.get().createAt() - 1;
    Following following =
        store.following(tx, root, user).orElseGet(() -> Following.begin(root, user, now));
    store.save(tx, List.of(following.on(true, now).viewed(unreadFrom, 0, now)));
    if (store.thread(tx, root).isPresent()) {
      tx.afterCommit(() -> tell(channel, user, root));
    }
  }

  private void tell(Channel channel, UserId user, PostId root) {
    if (collapsed.enabledFor(user)) {
      Reader reader = platform.db().primary();
      store
          .following(reader, root, user)
          .map(following -> read.shown(reader, following, true))
          .ifPresent(thread ->
              platform
                  .events()
                  .publish(
                      new ThreadEvent.Updated(
                          user, channel.teamId(), thread, new ThreadEvent.Before(0, 0))));
    }
  }

  @Override
  public void left(Tx tx, ChannelId channel, UserId user) {
    store.forgetChannel(tx, channel, user);
  }

  @Override
  public void viewed(Tx tx, UserId user, List<ChannelId> channels, boolean collapsedSupported) {
    boolean follows = platform.config().current().service().threadAutoFollow();
    if (!follows || collapsedSupported && collapsed.enabledFor(tx, user)) {
      return;
    }
    long now = platform.clock().millis();
    store.viewAll(tx, channels, user, now);
    tx.afterCommit(() -> tellViewed(user, channels, now));
  }

  private void tellViewed(UserId user, List<ChannelId> channels, long at) {
    if (collapsed.enabledFor(user)) {
      channels.forEach(
          channel -> platform.events().publish(new ThreadEvent.ChannelRead(user, channel, at)));
    }
  }
}
