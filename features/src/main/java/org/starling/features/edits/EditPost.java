package org.starling.features.edits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.pages.ShowPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.posts.PostEvent;
import org.starling.features.posts.PostRules;
import org.starling.features.posts.PostView;
import org.starling.features.posts.ReadRight;
import org.starling.features.sending.LinkChannels;
import org.starling.kernel.Audience;
import org.starling.kernel.Caller;
import org.starling.kernel.Gap;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.platform.Platform;
import org.starling.platform.http.HttpCode;

/** Edits, pins and restores posts. */
final class EditPost {
  private static final int NO_LIMIT = -1;

  private final Platform platform;
  private final FindPosts posts;
  private final ReadRight right;
  private final LinkChannels links;
  private final FindQuotes quotes;
  private final ShowPosts show;
  private final ChannelStamps stamps;
  private final KeepFiles files;
  private final Permissions permissions;
  private final EditStore store;

  EditPost(Platform platform, EditsWiring.Needs needs, EditStore store) {
    this.platform = platform;
    this.posts = needs.posts();
    this.right = new ReadRight(needs.permissions());
    this.links = new LinkChannels(needs.permissions(), needs.channels(), needs.teams());
    this.quotes = needs.quotes();
    this.show = needs.show();
    this.stamps = needs.stamps();
    this.files = new KeepFiles(needs.files());
    this.permissions = needs.permissions();
    this.store = store;
  }

  /** Changes what is named; returns the post as JSON. */
  String patch(Caller caller, PostId id, EditBody body) {
    FindPosts.Placed placed = enter(caller, id);
    if (body.message() != null) {
      checkTime(placed.post());
    }
    checkFiles(caller, placed.post(), body);
    return change(caller, placed, body.change(), EditCode.ARCHIVED_PATCH);
  }

  /** Replaces all that a client may set; what is not named is emptied. */
  String update(Caller caller, PostId id, EditBody body) {
    if (!id.value().equals(body.id())) {
      throw HttpCode.BAD_BODY.refuse("id");
    }
    FindPosts.Placed placed = enter(caller, id);
    checkTime(placed.post());
    checkFiles(caller, placed.post(), body);
    return change(caller, placed, body.whole(), EditCode.ARCHIVED);
  }

  void pin(Caller caller, PostId id, boolean pinned) {
    FindPosts.Placed placed = posts.readEvenDeleted(caller, id);
    if (placed.post().deleted()) {
      throw HttpCode.NOT_PERMITTED.refuse(ReadRight.CONTENT);
    }
    right.check(caller, placed.channel());
    change(caller, placed, Change.ofPin(pinned), EditCode.ARCHIVED_PATCH);
  }

  /** Older versions, newest first; only the author sees them. */
  List<Post> versions(Caller caller, PostId id) {
    FindPosts.Placed placed = posts.enter(caller, id, "edit_post");
    if (!caller.is(placed.post().user())) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_post");
    }
    List<Post> versions = store.versions(platform.db().primary(), id);
    if (versions.isEmpty()) {
      throw PostCode.UNKNOWN.refuse("never edited");
    }
    return versions;
  }

  /** The files that an older version had, though they may be deleted. */
  PostView.Metadata metadata(Post version) {
    return PostView.Metadata.EMPTY.withFiles(files.of(platform.db().primary(), version));
  }

  /** Gives a post the text and the files of an older version. */
  String restore(Caller caller, PostId id, PostId version) {
    Optional<Post> found = posts.stored(platform.db().primary(), version);
    Post old =
        found
            .filter(post -> caller.is(post.user()))
            .orElseThrow(() -> HttpCode.NOT_PERMITTED.refuse("edit_post"));
    FindPosts.Placed placed = enter(caller, id);
    checkTime(placed.post());
    if (old.originalId().isEmpty()) {
      throw EditCode.NO_VERSION.refuse();
    }
    if (!old.originalId().equals(id.value())) {
      throw EditCode.VERSION_OF_ANOTHER.refuse();
    }
    return change(caller, placed, Change.backTo(old), EditCode.ARCHIVED);
  }

  private FindPosts.Placed enter(Caller caller, PostId id) {
    Optional<Post> post = posts.stored(platform.db().primary(), id);
    boolean own = post.map(p -> caller.is(p.user())).orElse(false);
    return posts.enter(caller, id, own ? "edit_post" : "edit_others_posts");
  }

  /** Who adds files must be one who may upload them. */
  private void checkFiles(Caller caller, Post post, EditBody body) {
    List<String> wanted = body.files();
    if (wanted == null || post.fileIds().containsAll(wanted)) {
      return;
    }
    if (!permissions.inChannel(caller, post.channel(), "upload_file")) {
      throw HttpCode.NOT_PERMITTED.refuse("upload_file");
    }
    PostRules.checkFiles(body.fileIds());
  }

  private void checkTime(Post post) {
    int seconds = platform.config().current().service().postEditTimeLimit();
    if (seconds != NO_LIMIT && platform.clock().millis() > post.createAt() + seconds * 1000L) {
      throw EditCode.TOO_LATE.refuse("after " + seconds + " seconds");
    }
  }

  private String change(Caller caller, FindPosts.Placed placed, Change wanted, EditCode archived) {
    Channel channel = placed.channel();
    if (placed.post().system()) {
      throw EditCode.SYSTEM.refuse();
    }
    if (channel.archived()) {
      throw archived.refuse();
    }
    if (posts.restricted(placed)) {
      boolean patch = archived == EditCode.ARCHIVED_PATCH;
      throw (patch ? EditCode.RESTRICTED_PATCH : EditCode.RESTRICTED).refuse();
    }
    Change change = checked(caller, placed, wanted);
    PostId version = new PostId(platform.ids().next());
    Post changed =
        platform
            .db()
            .write(tx -> {
              Post before =
                  store.lock(tx, placed.post().id()).orElseThrow(PostCode.UNKNOWN::refuse);
              long at = Math.max(platform.clock().millis(), before.updateAt() + 1);
              Post after = files.kept(tx, before, change, at).applied(before, at);
              store.insertVersion(tx, before, version, at);
              store.update(tx, after);
              return after;
            });
    stamps.touch(channel.id());
    return told(caller, changed);
  }

  /** It is changed already: if that cannot be shown, those who listen have to read it. */
  private String told(Caller caller, Post changed) {
    try {
      FindQuotes.Shown shown =
          show.changed(caller.user(), changed.id()).orElseThrow(PostCode.UNKNOWN::refuse);
      platform.events().publish(new PostEvent.Edited(changed, shown.common(), shown.quoted()));
      return shown.own();
    } catch (RuntimeException e) {
      platform.events().publish(new Gap(Audience.channel(changed.channel())));
      throw e;
    }
  }

  /** The change with storable text, and props that name the channels of the text. */
  private Change checked(Caller caller, FindPosts.Placed placed, Change wanted) {
    @Nullable String message =
        wanted.message() == null ? null : PostRules.message(wanted.message());
    Map<String, Object> props = wanted.props() == null ? null : PostRules.props(wanted.props());
    if (message == null) {
      return wanted.with(null, props);
    }
    Post next = wanted.with(message, props).applied(placed.post(), 0);
    Post linked = next.with(links.added(caller, placed.channel(), next));
    Post named =
        quotes
            .of(platform.db().primary(), linked)
            .map(quote -> quote.namedBy(linked))
            .orElse(linked);
    boolean same = props == null && named.props().equals(placed.post().props());
    return wanted.with(message, same ? null : named.props());
  }
}
