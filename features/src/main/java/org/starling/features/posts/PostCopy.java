package org.starling.features.posts;

import java.util.List;
import java.util.Map;

/** A post in the making, begun from another one. */
public final class PostCopy {
  private final Post from;
  private long createAt;
  private long updateAt;
  private long editAt;
  private long deleteAt;
  private boolean pinned;
  private String message;
  private Map<String, Object> props;
  private String hashtags;
  private List<String> files;

  PostCopy(Post from) {
    this.from = from;
    this.createAt = from.createAt();
    this.updateAt = from.updateAt();
    this.editAt = from.editAt();
    this.deleteAt = from.deleteAt();
    this.pinned = from.pinned();
    this.message = from.message();
    this.props = from.props();
    this.hashtags = from.hashtags();
    this.files = from.fileIds();
  }

  public PostCopy createAt(long createAt) {
    this.createAt = createAt;
    return this;
  }

  public PostCopy updateAt(long updateAt) {
    this.updateAt = updateAt;
    return this;
  }

  public PostCopy editAt(long editAt) {
    this.editAt = editAt;
    return this;
  }

  public PostCopy deleteAt(long deleteAt) {
    this.deleteAt = deleteAt;
    return this;
  }

  public PostCopy pinned(boolean pinned) {
    this.pinned = pinned;
    return this;
  }

  public PostCopy message(String message) {
    this.message = message;
    return this;
  }

  public PostCopy props(Map<String, Object> props) {
    this.props = props;
    return this;
  }

  public PostCopy hashtags(String hashtags) {
    this.hashtags = hashtags;
    return this;
  }

  public PostCopy files(List<String> files) {
    this.files = files;
    return this;
  }

  /** A text with its hashtags. */
  public PostCopy text(String text) {
    return message(text).hashtags(Hashtags.in(text));
  }

  public Post post() {
    return new Post(
        from.id(),
        createAt,
        updateAt,
        editAt,
        deleteAt,
        pinned,
        from.user(),
        from.channel(),
        from.rootId(),
        from.originalId(),
        message,
        from.type(),
        props,
        hashtags,
        files,
        from.hasReactions(),
        from.remoteId());
  }
}
