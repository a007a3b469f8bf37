package org.starling.features.pages;

import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.Channels;
import org.starling.features.channels.Member;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.ReadRight;
import org.starling.kernel.Caller;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Reader;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Routes of lists of posts. */
final class PagesApi {
  /** The level of the API, with which every version of a list begins. */
  static final String VERSION = "11.6.0";

  private final Platform platform;
  private final Permissions permissions;
  private final Channels channels;
  private final FindPosts posts;
  private final ReadRight right;
  private final ViewStore store;
  private final ShowPosts show;
  private final ReadPages pages;
  private final ReadThread threads;
  private final ReadUnread unread;
  private final NewestPages newest;

  PagesApi(Platform platform, PagesWiring.Needs needs, ViewStore store, ShowPosts show) {
    this.platform = platform;
    this.permissions = needs.permissions();
    this.channels = needs.channels();
    this.posts = needs.posts();
    this.right = new ReadRight(needs.permissions());
    this.store = store;
    this.show = show;
    this.pages = new ReadPages(platform.db(), store, show);
    this.threads = new ReadThread(platform.db(), store, show);
    this.unread = new ReadUnread(platform.db(), store, pages, threads);
    this.newest =
        new NewestPages(
            platform, needs.stamps(), id -> store.lastPostAt(platform.db().primary(), id));
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/channels/{channel_id}/posts").needs(Need.SESSION).run(this::page),
        Route.get("/api/v4/channels/{channel_id}/pinned").needs(Need.SESSION).run(this::pinned),
        Route.get("/api/v4/posts/{post_id}/thread").needs(Need.SESSION).run(this::thread),
        Route.get("/api/v4/users/{user_id}/channels/{channel_id}/posts/unread")
            .needs(Need.SESSION)
            .run(this::unread),
        Route.get("/api/v4/users/{user_id}/posts/flagged").needs(Need.SESSION).run(this::saved));
  }

  private Reply page(Call call) {
    ChannelId id = call.channelId("channel_id");
    String after = cursor(call, "after");
    String before = cursor(call, "before");
    long since = call.queryNumber("since", 0);
    Wanted wanted = Wanted.of(call);
    boolean deleted = call.queryFlag("include_deleted");
    Caller caller = call.caller();
    if (deleted && !permissions.has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("read_deleted_posts");
    }
    Channel channel = channels.existing(id);
    right.check(caller, channel);
    if (since > 0) {
      return Reply.encoded(200, pages.since(caller.user(), id, since, wanted).bytes());
    }
    ReadPages.Page page =
        new ReadPages.Page(caller.user(), id, call.page(), call.perPage(), deleted, wanted);
    if (before.isEmpty() && after.isEmpty() && page.number() == 0 && !deleted && !wanted.people()) {
      return newest(call, page);
    }
    String etag = etag(id);
    return Reply.unlessMatching(
        call, etag, () -> Reply.encoded(200, list(page, before, after).bytes()));
  }

  private PostList list(ReadPages.Page page, String before, String after) {
    if (!after.isEmpty()) {
      return pages.after(page, new PostId(after));
    }
    return before.isEmpty() ? pages.newest(page) : pages.before(page, new PostId(before));
  }

  private Reply newest(Call call, ReadPages.Page page) {
    Wanted wanted = page.wanted();
    String form =
        page.rows()
            + (wanted.withoutThreads() ? "-" : "+")
            + (platform.config().current().service().postPriority() ? "p" : "");
    String reader = wanted.apart() ? page.reader().value() : "";
    NewestPages.Kept kept =
        newest.of(
            new NewestPages.Key(page.channel(), reader, form),
            () -> {
              PostList list = pages.newest(page);
              return new NewestPages.Kept(etag(page.channel()), list.bytes(), !show.quotes(list));
            });
    return Reply.unlessMatching(call, kept.etag(), () -> Reply.encoded(200, kept.bytes()));
  }

  private String etag(ChannelId channel) {
    return VERSION + "." + store.lastChange(platform.db().primary(), channel);
  }

  private static String cursor(Call call, String name) {
    String id = call.query(name);
    if (!id.isEmpty() && !Id.isValid(id)) {
      throw HttpCode.BAD_BODY.refuse(name);
    }
    return id;
  }

  private Reply pinned(Call call) {
    ChannelId id = call.channelId("channel_id");
    right.check(call.caller(), channels.existing(id));
    Reader reader = platform.db().primary();
    PostList list =
        new PostList()
            .addAll(
                show.show(
                    reader,
                    call.caller().user(),
                    store.pinned(reader, call.caller().user(), id),
                    ShowPosts.Threads.COUNTED));
    return versioned(call, list);
  }

  private Reply thread(Call call) {
    PostId id = call.postId("post_id");
    ReadThread.Query query = ReadThread.Query.of(call);
    FindPosts.Placed placed = posts.read(call.caller(), id);
    PostList list = threads.read(call.caller().user(), placed.post(), query, Wanted.of(call));
    return versioned(call, list);
  }

  private static Reply versioned(Call call, PostList list) {
    return Reply.unlessMatching(call, list.etag(VERSION), () -> Reply.encoded(200, list.bytes()));
  }

  private Reply unread(Call call) {
    UserId user = call.userId("user_id");
    ChannelId id = call.channelId("channel_id");
    if (!permissions.actsFor(call.caller(), user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    Channel channel = channels.existing(id);
    right.check(call.caller(), channel);
    int before = rows(call, "limit_before");
    int after = rows(call, "limit_after");
    if (after == 0) {
      throw HttpCode.BAD_PATH.refuse("limit_after");
    }
    Member member = channels.member(id, user).orElseThrow(PageCode.NO_MEMBER::refuse);
    ReadUnread.Query query = new ReadUnread.Query(user, id, before, after, Wanted.of(call));
    long lastViewedAt = store.lastViewedAt(platform.db().primary(), member);
    return Reply.encoded(200, unread.read(query, lastViewedAt).bytes()).with("ETag", etag(id));
  }

  private static int rows(Call call, String name) {
    try {
      int rows =
          call.query(name).isEmpty()
              ? PageLimits.AROUND_POSTS_DEFAULT
              : Integer.parseInt(call.query(name));
      return rows < 0 ? PageLimits.AROUND_POSTS_DEFAULT : Math.min(rows, PageLimits.PAGE_POSTS_MAX);
    } catch (NumberFormatException e) {
      return PageLimits.AROUND_POSTS_DEFAULT;
    }
  }

  private Reply saved(Call call) {
    UserId user = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), user)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    Reader reader = platform.db().primary();
    ViewStore.Saved query =
        new ViewStore.Saved(
            user, call.query("team_id"), call.query("channel_id"), call.perPage(), call.page());
    PostList list =
        new PostList()
            .addAll(show.show(reader, user, store.saved(reader, query), ShowPosts.Threads.COUNTED));
    return Reply.encoded(200, list.bytes());
  }
}
