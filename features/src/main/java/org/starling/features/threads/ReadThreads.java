package org.starling.features.threads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.kernel.PostId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.http.Json;

/** Reads somebody's threads. */
final class ReadThreads {
  /** How much of the answer is wanted. */
  record Wanted(boolean threads, boolean totals, boolean extended) {}

  private final Database db;
  private final ThreadStore store;
  private final InboxStore inbox = new InboxStore();
  private final ShowThread show;

  ReadThreads(Database db, ThreadStore store, ShowThread show) {
    this.db = db;
    this.store = store;
    this.show = show;
  }

  ObjectNode list(UserId user, TeamId team, InboxStore.Query query, Wanted wanted) {
    Reader reader = db.primary();
    ObjectNode json = Json.object();
    if (wanted.totals()) {
      InboxStore.Totals totals = inbox.totals(reader, user, team, query);
      json.put("total", query.unread() ? totals.unreadThreads() : totals.threads())
          .put("total_unread_threads", totals.unreadThreads())
          .put("total_unread_mentions", totals.unreadMentions())
          .put("total_unread_urgent_mentions", totals.urgentMentions());
    } else {
      json.put("total", 0)
          .put("total_unread_threads", 0)
          .put("total_unread_mentions", 0)
          .put("total_unread_urgent_mentions", 0);
    }
    if (wanted.threads()) {
      List<InboxStore.Entry> entries = inbox.list(reader, user, team, query);
      json.putArray("threads").addAll(shown(entries, wanted.extended()));
    } else {
      json.putNull("threads");
    }
    return json;
  }

  private List<ObjectNode> shown(List<InboxStore.Entry> entries, boolean extended) {
    List<String> ids = entries.stream().map(entry -> entry.thread().id().value()).toList();
    Map<PostId, ThreadStore.Root> roots =
        store.roots(db.primary(), ids).stream()
            .collect(Collectors.toMap(root -> root.post().id(), Function.identity()));
    List<ObjectNode> shown = new ArrayList<>();
    for (InboxStore.Entry entry : entries) {
      ThreadStore.Root root = roots.get(entry.thread().id());
      if (root != null) {
        shown.add(shown(entry, root, extended));
      }
    }
    return shown;
  }

  private ObjectNode shown(InboxStore.Entry entry, ThreadStore.Root root, boolean extended) {
    Following following = entry.following();
    ShowThread.Reading reading =
        new ShowThread.Reading(
            following.lastViewed(), entry.unreadReplies(), following.unreadMentions());
    return extended
        ? show.extended(entry.thread(), root, reading)
        : show.plain(entry.thread(), root, reading);
  }

  /** One thread that the user follows. */
  ObjectNode one(Reader reader, UserId user, PostId thread, boolean extended) {
    Following following =
        store.following(reader, thread, user).orElseThrow(ThreadCode.NEVER_FOLLOWED::refuse);
    if (!following.on()) {
      throw ThreadCode.NOT_FOLLOWED.refuse();
    }
    return shown(entry(reader, following), root(reader, thread), extended);
  }

  InboxStore.Entry entry(Reader reader, Following following) {
    ThreadRow row =
        store
            .thread(reader, following.thread())
            .filter(found -> found.deleteAt() == 0)
            .orElseThrow(ThreadCode.NOT_FOLLOWED::refuse);
    long unread = inbox.unreadReplies(reader, following.thread().value(), following.lastViewed());
    return new InboxStore.Entry(row, following, unread);
  }

  ThreadStore.Root root(Reader reader, PostId thread) {
    return store.roots(reader, List.of(thread.value())).stream()
        .findFirst()
        .orElseThrow(ThreadCode.NOT_FOLLOWED::refuse);
  }

  /** A thread as its follower sees it; participants by id, or as people. */
  ObjectNode shown(Reader reader, Following following, boolean extended) {
    return shown(entry(reader, following), root(reader, following.thread()), extended);
  }
}
