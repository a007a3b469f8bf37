package org.starling.features.postwrites;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;

/** One post's way through the writer, and what became of it. Its request waits here. */
public final class Ticket {
  /** What became of a post. */
  public sealed interface Outcome {
    /** Written; {@code json} is the post as its author gets it. */
    record Sent(Post post, String json) implements Outcome {}

    /** An earlier request had the same pending id. */
    record Repeated() implements Outcome {}

    record Refused(RuntimeException reason) implements Outcome {}
  }

  final Outgoing outgoing;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable ended;
  private volatile @Nullable Outcome outcome;

  Ticket(Outgoing outgoing) {
    this(outgoing, () -> {});
  }

  /**
   * @param ended runs when its outcome is known
   */
  Ticket(Outgoing outgoing, Runnable ended) {
    this.outgoing = outgoing;
    this.ended = ended;
  }

  void resolve(Outcome outcome) {
    this.outcome = outcome;
    ended.run();
    done.countDown();
  }

  boolean resolved() {
    return outcome != null;
  }

  /** Waits for the outcome. */
  Outcome await() {
    boolean interrupted = false;
    try {
      if (!done.await(WriteLimits.WRITE_WAIT_MS_MAX, TimeUnit.MILLISECONDS)) {
        throw PostCode.NOT_WRITTEN_IN_TIME.refuse();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw PostCode.NOT_WRITTEN_IN_TIME.refuse("interrupted", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    Outcome found = outcome;
    if (found == null) {
      throw new IllegalStateException("done without an outcome");
    }
    return found;
  }
}
