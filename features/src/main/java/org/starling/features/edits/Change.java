package org.starling.features.edits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Hashtags;
import org.starling.features.posts.Post;

/** What an edit changes; null leaves as it is. */
record Change(
    @Nullable Boolean pinned, @Nullable String message, @Nullable Map<String, Object> props) {

  static Change ofPin(boolean pinned) {
    return new Change(pinned, null, null);
  }

  /** The post after the change. It counts as edited only if its text is another. */
  Post applied(Post post, long at) {
    String text = message == null ? post.message() : message;
    boolean edited = !text.equals(post.message());
    return new Post(
        post.id(),
        post.createAt(),
        at,
        edited ? at : post.editAt(),
        0,
        pinned == null ? post.pinned() : pinned,
        post.user(),
        post.channel(),
        post.rootId(),
        post.originalId(),
        text,
        post.type(),
        props == null ? post.props() : props,
        edited ? Hashtags.in(text) : post.hashtags(),
        post.fileIds(),
        post.hasReactions(),
        post.remoteId());
  }
}
