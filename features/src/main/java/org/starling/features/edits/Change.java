package org.starling.features.edits;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCopy;

/**
 * What an edit changes; null leaves as it is.
 *
 * @param restores whether files come back that were taken from the post
 */
record Change(
    @Nullable Boolean pinned,
    @Nullable String message,
    @Nullable Map<String, Object> props,
    @Nullable List<String> files,
    boolean restores) {

  static Change ofPin(boolean pinned) {
    return new Change(pinned, null, null, null, false);
  }

  /** To what the post was. */
  static Change backTo(Post version) {
    return new Change(null, version.message(), null, version.fileIds(), true);
  }

  Change with(@Nullable String otherMessage, @Nullable Map<String, Object> otherProps) {
    return new Change(pinned, otherMessage, otherProps, files, restores);
  }

  Change with(List<String> otherFiles) {
    return new Change(pinned, message, props, otherFiles, restores);
  }

  /** The post after the change. Only another text, other files or attachments make it edited. */
  Post applied(Post post, long at) {
    String text = message == null ? post.message() : message;
    List<String> attached = files == null ? post.fileIds() : files;
    boolean reworded = !text.equals(post.message());
    Map<String, Object> marks = props == null ? post.props() : props;
    PostCopy next =
        post.copy()
            .updateAt(at)
            .pinned(pinned == null ? post.pinned() : pinned)
            .props(marks)
            .files(attached);
    if (reworded || !attached.equals(post.fileIds()) || !sameAttachments(marks, post.props())) {
      next.editAt(at);
    }
    return reworded ? next.text(text).post() : next.post();
  }

  private static boolean sameAttachments(Map<String, Object> some, Map<String, Object> others) {
    return Objects.equals(some.get("attachments"), others.get("attachments"));
  }
}
