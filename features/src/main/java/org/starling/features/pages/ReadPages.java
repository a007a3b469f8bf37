package org.starling.features.pages;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostView;
import org.starling.kernel.ChannelId;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;

/**
 * The pages of a channel. Where threads are not shown apart, the posts that a page's replies belong
 * to come along, as the contract has it for each kind of page.
 */
final class ReadPages {
  /** Whose page of which channel. */
  record Page(
      UserId reader, ChannelId channel, int number, int rows, boolean deleted, Wanted wanted) {
    ViewStore.Slice slice(int rows) {
      return new ViewStore.Slice(
          channel, wanted.apart(), deleted, rows, Math.multiplyExact(number, this.rows));
    }
  }

  private final Database db;
  private final ViewStore store;
  private final ShowPosts show;

  ReadPages(Database db, ViewStore store, ShowPosts show) {
    this.db = db;
    this.store = store;
    this.show = show;
  }

  PostList newest(Page page) {
    if (page.rows() == 0) {
      return new PostList();
    }
    Reader reader = db.primary();
    List<StoredView> found = store.newest(reader, page.reader(), page.slice(page.rows() + 1));
    boolean counted = page.wanted().withoutThreads();
    ShowPosts.Threads threads =
        page.wanted().threads(counted ? ShowPosts.Threads.COUNTED : ShowPosts.Threads.NONE);
    List<StoredView> shown = cut(found, page.rows());
    PostList list = new PostList().addAll(show.show(reader, page.reader(), shown, threads));
    if (!page.wanted().apart()) {
      Collection<String> roots = roots(shown);
      if (!roots.isEmpty()) {
        list.besideAll(
            show.show(
                reader,
                page.reader(),
                store.living(reader, page.reader(), roots, !counted),
                threads));
      }
    }
    return list.between(
        page.number() == 0 ? "" : newer(reader, page, shown), outside(found, page.rows()));
  }

  PostList before(Page page, PostId post) {
    Reader reader = db.primary();
    List<StoredView> found =
        page.rows() == 0
            ? List.of()
            : store.before(reader, page.reader(), post, page.slice(page.rows() + 1));
    List<StoredView> shown = cut(found, page.rows());
    PostList list = around(reader, page, shown);
    return list.between(
        page.number() == 0 ? post.value() : newer(reader, page, shown),
        outside(found, page.rows()));
  }

  PostList after(Page page, PostId post) {
    Reader reader = db.primary();
    List<StoredView> found =
        page.rows() == 0
            ? List.of()
            : store.after(reader, page.reader(), post, page.slice(page.rows() + 1));
    List<StoredView> shown = cut(found, page.rows()).reversed();
    PostList list = around(reader, page, shown);
    return list.between(
        outside(found, page.rows()),
        page.number() == 0 ? post.value() : older(reader, page, shown));
  }

  /** Posts beside a post: counted, with their threads. */
  private PostList around(Reader reader, Page page, List<StoredView> shown) {
    ShowPosts.Threads threads = page.wanted().threads(ShowPosts.Threads.COUNTED);
    PostList list = new PostList().addAll(show.show(reader, page.reader(), shown, threads));
    if (!page.wanted().apart() && !shown.isEmpty()) {
      Set<String> ids = new LinkedHashSet<>(roots(shown));
      shown.forEach(view -> ids.add(view.post().id().value()));
      boolean whole = !page.wanted().withoutThreads();
      list.besideAll(
          show.show(
              reader, page.reader(), store.living(reader, page.reader(), ids, whole), threads));
    }
    return list;
  }

  /** Posts changed after a time, deleted ones too; roots of changed replies come along. */
  PostList since(UserId user, ChannelId channel, long time, Wanted wanted) {
    Reader reader = db.primary();
    List<StoredView> found = store.since(reader, user, channel, time, wanted.apart());
    ShowPosts.Threads threads =
        wanted.threads(
            wanted.withoutThreads() ? ShowPosts.Threads.COUNTED : ShowPosts.Threads.NONE);
    PostList list = new PostList().addAll(show.show(reader, user, found, threads));
    Collection<String> roots = wanted.apart() ? List.of() : roots(found);
    if (!roots.isEmpty()) {
      list.besideAll(show.show(reader, user, store.living(reader, user, roots, false), threads));
    }
    return list;
  }

  private static List<StoredView> cut(List<StoredView> found, int rows) {
    return found.size() > rows ? found.subList(0, rows) : found;
  }

  private static Collection<String> roots(List<StoredView> views) {
    Set<String> roots = new LinkedHashSet<>();
    for (StoredView view : views) {
      if (!view.post().root()) {
        roots.add(view.post().rootId());
      }
    }
    return roots;
  }

  /** The id of the post that was read beyond the page. */
  private static String outside(List<StoredView> found, int rows) {
    return found.size() > rows ? found.get(rows).post().id().value() : "";
  }

  private String newer(Reader reader, Page page, List<StoredView> shown) {
    return shown.isEmpty() ? "" : next(reader, page, shown.getFirst().post(), false);
  }

  private String older(Reader reader, Page page, List<StoredView> shown) {
    return shown.isEmpty() ? "" : next(reader, page, shown.getLast().post(), true);
  }

  private String next(Reader reader, Page page, Post from, boolean before) {
    return store
        .next(reader, page.channel(), from.createAt(), before, page.wanted().apart())
        .map(PostId::value)
        .orElse("");
  }

  /** Names the posts just outside a list by its ends. */
  void bound(PostList list, ChannelId channel, boolean roots) {
    PostView first = list.first();
    PostView last = list.last();
    list.between(end(first, channel, false, roots), end(last, channel, true, roots));
  }

  private String end(@Nullable PostView view, ChannelId channel, boolean before, boolean roots) {
    return view == null
        ? ""
        : store
            .next(db.primary(), channel, view.post().createAt(), before, roots)
            .map(PostId::value)
            .orElse("");
  }
}
