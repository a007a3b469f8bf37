package org.starling.features.edits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCopy;

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
    PostCopy next =
        post.copy()
            .updateAt(at)
            .pinned(pinned == null ? post.pinned() : pinned)
            .props(props == null ? post.props() : props);
    return edited ? next.editAt(at).text(text).post() : next.post();
  }
}
