package org.starling.features.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.posts.Post;
import org.starling.features.postwrites.ThreadLife;
import org.starling.kernel.Event;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Tx;

/** Keeps the rows of threads in the transactions of their replies. */
final class KeepThreads implements ThreadLife {
  private final ConfigSource config;
  private final ThreadStore store;
  private final CollapsedThreads collapsed;
  private final FindMentions mentions;
  private final ShowThread show;

  KeepThreads(
      ConfigSource config,
      ThreadStore store,
      CollapsedThreads collapsed,
      FindMentions mentions,
      ShowThread show) {
    this.config = config;
    this.store = store;
    this.collapsed = collapsed;
    this.mentions = mentions;
    this.show = show;
  }

  @Override
  public List<Replied> replied(Tx tx, List<Reply> replies) {
    Map<PostId, ThreadRow> threads = new HashMap<>();
    store.count(tx, replies).forEach(thread -> threads.put(thread.id(), thread));
    List<String> ids = replies.stream().map(reply -> reply.reply().rootId()).toList();
    Map<PostId, Map<UserId, Following>> before = new HashMap<>();
    for (Following following : store.following(tx, ids)) {
      before
          .computeIfAbsent(following.thread(), t -> new HashMap<>())
          .put(following.user(), following);
    }
    List<Decide> decided = new ArrayList<>();
    List<Following> changed = new ArrayList<>();
    for (Reply reply : replies) {
      Decide one =
          Decide.on(
              reply,
              before.getOrDefault(reply.reply().thread(), Map.of()),
              config.current().service().threadAutoFollow(),
              reply.authorApart());
      decided.add(one);
      changed.addAll(one.after().values());
    }
    if (!changed.isEmpty()) {
      store.save(tx, changed);
    }
    return told(tx, replies, threads, decided);
  }

  private List<Replied> told(
      Tx tx, List<Reply> replies, Map<PostId, ThreadRow> threads, List<Decide> decided) {
    List<String> ids = replies.stream().map(reply -> reply.reply().rootId()).toList();
    Map<String, ThreadStore.Root> roots =
        store.roots(tx, ids).stream().collect(Collectors.toMap(r -> r.post().id().value(), r -> r));
    Map<String, List<Long>> times = times(tx, ids, decided);
    List<Replied> replied = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      Post reply = replies.get(i).reply();
      ThreadRow thread = threads.get(reply.thread());
      ThreadStore.Root root = roots.get(reply.rootId());
      if (thread == null || root == null) {
        throw new IllegalStateException("a reply without its thread");
      }
      Told told =
          new Told(
              thread, root, reply, decided.get(i), times.getOrDefault(reply.rootId(), List.of()));
      replied.add(new Replied(thread.replyCount(), told.decide().followers(), () -> events(told)));
    }
    return replied;
  }

  /** What the followers of one thread are told. */
  private record Told(
      ThreadRow thread, ThreadStore.Root root, Post reply, Decide decide, List<Long> times) {

    long unread(UserId user) {
      long viewed = decide.viewedBefore(user);
      return viewed == 0
          ? thread.replyCount()
          : times.stream().filter(time -> time > viewed).count();
    }
  }

  /** Times only from where the first follower, who ever looked, has stopped reading. */
  private Map<String, List<Long>> times(Tx tx, List<String> ids, List<Decide> decided) {
    List<Long> after = new ArrayList<>();
    for (Decide one : decided) {
      long earliest = Long.MAX_VALUE;
      for (UserId user : one.followers()) {
        long viewed = one.viewedBefore(user);
        earliest = viewed == 0 ? earliest : Math.min(earliest, viewed);
      }
      after.add(earliest);
    }
    return store.times(tx, ids, after).stream()
        .collect(
            Collectors.groupingBy(
                ThreadStore.ReplyTime::thread,
                Collectors.mapping(ThreadStore.ReplyTime::at, Collectors.toList())));
  }

  private List<Event> events(Told told) {
    List<Event> events = new ArrayList<>();
    Set<UserId> followers = told.decide().followers();
    for (UserId user : followers) {
      if (mentions.isMember(told.reply().channel(), user) && collapsed.enabledFor(user)) {
        events.add(event(told, user));
      }
    }
    return events;
  }

  private ThreadEvent.Updated event(Told told, UserId user) {
    Decide decide = told.decide();
    boolean author = user.equals(told.reply().user());
    long unread = told.unread(user);
    long mentionsBefore = decide.mentionsBefore(user);
    Following now = decide.now(user);
    long mentionsNow = now == null ? 0 : now.unreadMentions();
    boolean newcomer = decide.newcomers().contains(user);
    ShowThread.Reading reading =
        new ShowThread.Reading(
            decide.viewedBefore(user), author ? 0 : unread, author ? 0 : mentionsNow);
    return new ThreadEvent.Updated(
        user,
        told.thread().teamId(),
        show.extended(told.thread(), told.root(), reading),
        new ThreadEvent.Before(
            newcomer ? 0 : mentionsBefore, newcomer ? 0 : Math.max(unread - 1, 0)));
  }

  @Override
  public void channelRead(Tx tx, Post own) {
    store.viewAll(tx, List.of(own.channel()), own.user(), own.createAt());
  }

  @Override
  public void deleted(Tx tx, Post post) {
    if (post.root()) {
      store.deleteThread(tx, post.id(), post.deleteAt());
    } else {
      store.uncount(tx, post);
    }
  }

  @Override
  public void erased(Tx tx, Post post) {
    if (post.root()) {
      store.forgetThread(tx, post.id());
    } else if (!post.deleted()) {
      store.uncount(tx, post);
    }
  }
}
