package org.starling.features.edits;

import org.starling.features.files.Files;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.pages.ShowPosts;
import org.starling.features.posts.FindPosts;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.features.posts.PostEncoder;
import org.starling.features.posts.PostEvent;
import org.starling.features.posts.PostView;
import org.starling.features.postwrites.ThreadLife;
import org.starling.kernel.Caller;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Deletes posts: replies go with their root. */
final class DeletePost {
  private final Platform platform;
  private final Permissions permissions;
  private final FindPosts posts;
  private final ShowPosts show;
  private final ChannelStamps stamps;
  private final ThreadLife threads;
  private final Files files;
  private final EditStore store;

  DeletePost(Platform platform, EditsWiring.Needs needs, EditStore store) {
    this.platform = platform;
    this.permissions = needs.permissions();
    this.posts = needs.posts();
    this.show = needs.show();
    this.stamps = needs.stamps();
    this.threads = needs.threads();
    this.files = needs.files();
    this.store = store;
  }

  /** The posts can no longer be read, but are kept. */
  void delete(Caller caller, PostId id) {
    FindPosts.Placed placed = enter(caller, id);
    remove(
        caller,
        placed,
        (tx, post) -> {
          long at = Math.max(platform.clock().millis(), post.updateAt() + 1);
          files.delete(tx, store.delete(tx, id, caller.user(), at), at);
          threads.deleted(tx, post.deleted(at));
        });
  }

  /** The posts are gone for good; only where that is allowed. */
  void erase(Caller caller, PostId id) {
    if (!platform.config().current().service().enableAPIPostDeletion()) {
      throw EditCode.ERASING_OFF.refuse();
    }
    if (!permissions.has(caller, "manage_system")) {
      throw HttpCode.NOT_PERMITTED.refuse("manage_system");
    }
    FindPosts.Placed placed = enter(caller, id);
    remove(
        caller,
        placed,
        (tx, post) -> {
          threads.erased(tx, post);
          files.delete(tx, store.erase(tx, id), platform.clock().millis());
        });
  }

  private FindPosts.Placed enter(Caller caller, PostId id) {
    Post post =
        posts
            .stored(platform.db().primary(), id)
            .filter(found -> !found.deleted())
            .orElseThrow(PostCode.UNKNOWN::refuse);
    FindPosts.Placed placed =
        posts.enter(caller, id, caller.is(post.user()) ? "delete_post" : "delete_others_posts");
    if (placed.channel().archived()) {
      throw EditCode.ARCHIVED_DELETE.refuse();
    }
    if (posts.restricted(placed)) {
      throw EditCode.RESTRICTED_DELETE.refuse();
    }
    return placed;
  }

  private interface Removal {
    void run(Tx tx, Post post);
  }

  private void remove(Caller caller, FindPosts.Placed placed, Removal removal) {
    PostView before =
        show.one(caller.user(), placed.post().id()).orElseThrow(PostCode.UNKNOWN::refuse);
    Post removed =
        platform
            .db()
            .write(tx -> {
              store.lockChannel(tx, placed.channel().id());
              Post post = store.lock(tx, placed.post().id()).orElseThrow(PostCode.UNKNOWN::refuse);
              removal.run(tx, post);
              store.forget(tx, post);
              return post;
            });
    stamps.touch(placed.channel().id());
    String json = PostEncoder.text(before.withMetadata(null));
    platform.events().publish(new PostEvent.Deleted(removed, json, caller.user()));
  }
}
