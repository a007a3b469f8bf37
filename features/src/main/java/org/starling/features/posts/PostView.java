package org.starling.features.posts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post with what is shown beside it.
 *
 * @param pendingId the client's own id, in the answer to sending it
 * @param metadata null where the contract shows none
 * @param withoutFiles its list of files is shown as null
 */
public record PostView(
    Post post,
    String pendingId,
    Replies replies,
    @Nullable Metadata metadata,
    boolean withoutFiles) {

  /**
   * The thread below a root, or around a reply.
   *
   * @param participants null where threads are not shown apart
   * @param following null if the reader never followed or left the thread
   */
  public record Replies(
      long count,
      long lastAt,
      @Nullable List<ObjectNode> participants,
      @Nullable Boolean following) {
    public static final Replies NONE = new Replies(0, 0, null, null);

    public static Replies of(long count) {
      return count == 0 ? NONE : new Replies(count, 0, null, null);
    }
  }

  /**
   * What the server adds.
   *
   * @param emojis the server's own that are used in the text and as reactions
   * @param named whether the priority repeats whose it is, as posts that are read have it
   */
  public record Metadata(
      @Nullable Priority priority,
      boolean named,
      List<ObjectNode> reactions,
      List<ObjectNode> embeds,
      List<ObjectNode> files,
      List<ObjectNode> emojis) {
    public static final Metadata EMPTY =
        new Metadata(null, false, List.of(), List.of(), List.of(), List.of());

    /** The same with this embed alone. */
    public Metadata with(ObjectNode embed) {
      return new Metadata(priority, named, reactions, List.of(embed), files, emojis);
    }

    public Metadata withFiles(List<ObjectNode> other) {
      return new Metadata(priority, named, reactions, embeds, other, emojis);
    }

    public Metadata with(@Nullable Priority other) {
      return new Metadata(other, named, reactions, embeds, files, emojis);
    }
  }

  public static PostView bare(Post post) {
    return new PostView(post, "", Replies.NONE, null, false);
  }

  public PostView withPost(Post other) {
    return new PostView(other, pendingId, replies, metadata, withoutFiles);
  }

  public PostView withMetadata(@Nullable Metadata metadata) {
    return new PostView(post, pendingId, replies, metadata, withoutFiles);
  }
}
