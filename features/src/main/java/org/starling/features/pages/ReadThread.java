package org.starling.features.pages;

import java.util.ArrayList;
import java.util.List;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostView;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;

/** The posts of one thread, from a cursor on. */
final class ReadThread {
  /** What is asked; times are 0 and the post is empty where not narrowed. */
  record Query(int rows, long fromCreateAt, long fromUpdateAt, String fromPost, boolean down) {

    /** Refuses what contradicts itself. */
    static Query of(Call call) {
      long rows = call.queryNumber("perPage", 0);
      if (rows < 0 || rows > PageLimits.PAGE_POSTS_MAX) {
        throw HttpCode.BAD_BODY.refuse("perPage");
      }
      long createAt = call.queryNumber("fromCreateAt", 0);
      long updateAt = call.queryNumber("fromUpdateAt", 0);
      String direction = call.query("direction");
      String post = call.query("fromPost");
      boolean up = direction.equals("up");
      if (!direction.isEmpty() && !direction.equals("down") && !up) {
        throw HttpCode.BAD_BODY.refuse("direction");
      }
      if (!post.isEmpty() && createAt == 0 && updateAt == 0) {
        throw HttpCode.BAD_BODY.refuse("fromPost");
      }
      if (createAt != 0 && updateAt != 0) {
        throw HttpCode.BAD_BODY.refuse("fromCreateAt and fromUpdateAt");
      }
      if (call.queryFlag("updatesOnly") && (updateAt == 0 || up)) {
        throw HttpCode.BAD_BODY.refuse("updatesOnly");
      }
      return new Query((int) rows, createAt, updateAt, post, !up);
    }

    private ViewStore.Cursor cursor() {
      int limit = rows == 0 ? PageLimits.THREAD_POSTS_MAX : rows + 1;
      return fromUpdateAt > 0
          ? new ViewStore.Cursor("updateat", down, fromUpdateAt, fromPost, limit)
          : new ViewStore.Cursor("createat", down, fromCreateAt, fromPost, limit);
    }
  }

  private final Database db;
  private final ViewStore store;
  private final ShowPosts show;

  ReadThread(Database db, ViewStore store, ShowPosts show) {
    this.db = db;
    this.store = store;
    this.show = show;
  }

  /** The asked post first, then the thread; without threads it alone. */
  PostList read(UserId user, Post post, Query query, Wanted wanted) {
    Reader reader = db.primary();
    ShowPosts.Threads counted = ShowPosts.Threads.COUNTED;
    if (wanted.withoutThreads()) {
      List<StoredView> one = store.byIds(reader, user, List.of(post.id()));
      return new PostList().addAll(show.show(reader, user, one, counted));
    }
    return wanted.apart() ? apart(user, post, query, wanted) : whole(user, post, query);
  }

  /** The root counts as one of the page. */
  private PostList whole(UserId user, Post post, Query query) {
    Reader reader = db.primary();
    List<StoredView> found = store.thread(reader, user, post.thread(), false, query.cursor());
    boolean more = query.rows() > 0 && found.size() > query.rows();
    List<StoredView> page = more ? found.subList(0, query.rows()) : found;
    List<StoredView> all = new ArrayList<>(store.byIds(reader, user, List.of(post.id())));
    page.stream().filter(view -> !view.post().id().equals(post.id())).forEach(all::add);
    return new PostList()
        .addAll(show.show(reader, user, all, ShowPosts.Threads.COUNTED))
        .more(more);
  }

  /** The root comes besides the page, and alone says what there is of the thread. */
  private PostList apart(UserId user, Post post, Query query, Wanted wanted) {
    Reader reader = db.primary();
    List<StoredView> found = store.thread(reader, user, post.id(), true, query.cursor());
    boolean more = query.rows() > 0 && found.size() > query.rows();
    List<StoredView> page = more ? found.subList(0, query.rows()) : found;
    List<StoredView> root = store.byIds(reader, user, List.of(post.id()));
    List<PostView> replies = show.show(reader, user, page, ShowPosts.Threads.NONE);
    return new PostList()
        .addAll(show.show(reader, user, root, wanted.threads(ShowPosts.Threads.APART)))
        .addAll(replies)
        .more(more);
  }
}
