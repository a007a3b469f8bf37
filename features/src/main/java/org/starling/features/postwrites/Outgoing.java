package org.starling.features.postwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.features.files.FileInfo;
import org.starling.features.metadata.Quote;
import org.starling.features.posts.Post;
import org.starling.features.posts.Priority;
import org.starling.kernel.UserId;

/**
 * A post ready to be written, but for its time; only a post that is moved in has one already, which
 * lies in the past.
 *
 * @param calls whom it calls
 * @param seen whether writing it means that its author has read the channel
 */
public record Outgoing(
    Post post,
    Channel channel,
    String senderName,
    String pendingId,
    @Nullable Priority priority,
    Calls calls,
    Seen seen,
    Options options,
    Beside beside) {

  /**
   * @param counted those for whom it counts as a mention
   * @param named those of them who are called by the text itself, and so come to follow the thread
   * @param listeners others who may come to follow the thread
   * @param rootAuthor who wrote the root, if they may come to follow the thread
   * @param authorApart whether its author reads threads apart
   */
  public record Calls(
      Set<UserId> counted,
      Set<UserId> named,
      Set<UserId> listeners,
      Set<UserId> rootAuthor,
      boolean authorApart) {}

  /** How much its author has read by writing it. */
  public enum Seen {
    NOTHING,
    CHANNEL,
    /** Threads too: the author reads them within the channel. */
    CHANNEL_AND_THREADS
  }

  /**
   * @param online whether the author shows up as online
   * @param filesAsked whether the author named files
   * @param files those of them that are the author's and in no post yet
   */
  public record Options(boolean online, boolean filesAsked, List<FileInfo> files) {
    public static final Options PLAIN = new Options(true, false, List.of());

    boolean withoutFiles() {
      return filesAsked && files.isEmpty();
    }
  }

  /**
   * What is shown beside the post.
   *
   * @param emojis the server's own that its text names
   */
  public record Beside(List<ObjectNode> emojis, @Nullable Quote quote) {
    public static final Beside NOTHING = new Beside(List.of(), null);
  }

  Outgoing at(long time) {
    return new Outgoing(
        post.at(time), channel, senderName, pendingId, priority, calls, seen, options, beside);
  }

  boolean urgent() {
    return priority != null && priority.urgent();
  }
}
