package org.starling.features.pages;

import java.util.List;
import java.util.Optional;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostView;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/** The posts around the first one that somebody has not seen. */
final class ReadUnread {
  /** Whose unread posts, and how many on each side. */
  record Query(UserId user, ChannelId channel, int before, int after, Wanted wanted) {}

  private final Database db;
  private final ViewStore store;
  private final ReadPages pages;
  private final ReadThread threads;

  ReadUnread(Database db, ViewStore store, ReadPages pages, ReadThread threads) {
    this.db = db;
    this.store = store;
    this.pages = pages;
    this.threads = threads;
  }

  /**
   * @param lastViewedAt when the user last looked
   */
  PostList read(Query query, long lastViewedAt) {
    boolean roots = query.wanted().apart();
    Optional<PostId> first = store.next(db.primary(), query.channel(), lastViewedAt, false, roots);
    if (first.isEmpty()) {
      return pages.newest(page(query, query.before()));
    }
    PostId id = first.get();
    Post post = store.byIds(db.primary(), query.user(), List.of(id)).getFirst().post();
    PostList thread =
        threads.read(query.user(), post, new ReadThread.Query(0, 0, 0, "", true), query.wanted());
    PostList before = pages.before(page(query, query.before()), id);
    PostList after = pages.after(page(query, query.after() - 1), id);
    PostList list = new PostList();
    after.inOrder().forEach(list::add);
    PostView asked = thread.get(id.value());
    list.add(asked);
    before.inOrder().forEach(list::add);
    list.besideAll(thread.all()).besideAll(after.all()).besideAll(before.all());
    if (thread.saysMore()) {
      list.more(false);
    }
    pages.bound(list, query.channel(), roots);
    return list;
  }

  private static ReadPages.Page page(Query query, int rows) {
    return new ReadPages.Page(query.user(), query.channel(), 0, rows, false, query.wanted());
  }
}
