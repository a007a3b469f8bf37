package org.starling.features.postwrites;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.starling.features.channels.Channel;
import org.starling.features.posts.Post;
import org.starling.kernel.Event;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * What threads do in the same transaction as a change to a post. Whoever calls holds the lock on
 * the channel's row, so that the posts of a thread come one after the other.
 */
public interface ThreadLife {
  /**
   * A reply about to be written, of which there is one for each thread at most.
   *
   * @param rootAuthor who wrote the root; empty if they are no longer there to follow
   * @param mentioned those called by the reply, who begin to follow
   * @param listeners others who begin to follow unless they left the thread before
   * @param authorApart whether its author reads threads apart, and so has read this one
   */
  record Reply(
      Post reply,
      Channel channel,
      Set<UserId> rootAuthor,
      Set<UserId> mentioned,
      Set<UserId> listeners,
      boolean authorApart) {}

  /**
   * @param count replies of the thread now
   * @param followers everybody who follows it now
   * @param told makes the events to publish, in their order; asked after the commit
   */
  record Replied(long count, Set<UserId> followers, Supplier<List<Event>> told) {}

  /** Keeps the threads of these replies, which are written already. In the order given. */
  List<Replied> replied(Tx tx, List<Reply> replies);

  /** Somebody who reads threads within the channel has read all of it. */
  void channelRead(Tx tx, Post own);

  /** A root was deleted with its replies, or a reply alone. */
  void deleted(Tx tx, Post post);

  /** A post is taken away for good; a root with its replies. */
  void erased(Tx tx, Post post);
}
