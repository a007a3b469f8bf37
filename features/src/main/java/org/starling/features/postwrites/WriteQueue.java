package org.starling.features.postwrites;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.posts.Post;
import org.starling.features.posts.PostCode;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.cluster.UnderWay;
import org.starling.platform.db.Database;
import org.starling.platform.db.DatabaseFull;
import org.starling.platform.db.DatabaseUnavailable;
import org.starling.platform.db.Untold;
import org.starling.platform.realtime.Frames;

/**
 * Lets posts that arrive together share a transaction and its commit.
 *
 * <p>A post is handed to the writer of its channel, which takes whatever waits, writes it at once,
 * publishes the events in the order of the posts and then lets the requests answer. So nothing
 * waits on purpose, the events of a channel leave in the order of its posts, and an answer is only
 * given after the commit. If a batch fails, its posts are tried one by one, so that none suffers
 * for another; if the database is away, all are refused and may be sent again.
 */
public final class WriteQueue {
  private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);

  private final Database db;
  private final WritePosts writing;
  private final TellPosts tell;
  private final Frames frames;
  private final UnderWay underWay;
  private final List<BlockingQueue<Ticket>> queues = new ArrayList<>();

  WriteQueue(Platform platform, WritePosts writing, TellPosts tell) {
    this.db = platform.db();
    this.frames = platform.frames();
    this.underWay = new UnderWay(platform.cluster(), "posts_under_way");
    this.writing = writing;
    this.tell = tell;
  }

  void start() {
    int writers =
        Math.clamp(
            Runtime.getRuntime().availableProcessors() / 2,
            WriteLimits.WRITERS_MIN,
            WriteLimits.WRITERS_MAX);
    for (int i = 0; i < writers; i++) {
      BlockingQueue<Ticket> queue = new ArrayBlockingQueue<>(WriteLimits.QUEUE_POSTS_MAX);
      queues.add(queue);
      Thread.ofPlatform().daemon().name("posts-" + i).start(() -> serve(queue));
    }
  }

  /** Has a post written and waits for it. */
  public Ticket.Outcome write(Outgoing outgoing) {
    String request = request(outgoing.post().user(), outgoing.pendingId());
    Ticket ticket = new Ticket(outgoing, () -> underWay.end(request));
    int of = Math.floorMod(outgoing.post().channel().hashCode(), queues.size());
    underWay.begin(request);
    if (!queues.get(of).offer(ticket)) {
      underWay.end(request);
      throw PostCode.TOO_MANY_WAITING.refuse();
    }
    return ticket.await();
  }

  private static String request(UserId author, String pendingId) {
    return author.value() + " " + pendingId;
  }

  /**
   * Waits until the first of some repeated requests is over, on whichever node it is: the post is
   * in the database before it is told of, and what its author writes next must not be heard before
   * it.
   */
  public void awaitFirst(UserId author, String pendingId) {
    if (!underWay.await(request(author, pendingId), WriteLimits.FIRST_WAIT_MAX)) {
      throw PostCode.NOT_WRITTEN_IN_TIME.refuse();
    }
  }

  private void serve(BlockingQueue<Ticket> queue) {
    Deque<Ticket> waiting = new ArrayDeque<>();
    List<Ticket> arrived = new ArrayList<>();
    while (true) {
      try {
        if (waiting.isEmpty()) {
          waiting.add(queue.take());
        }
        queue.drainTo(arrived, Math.max(0, WriteLimits.BATCH_POSTS_MAX - waiting.size()));
        waiting.addAll(arrived);
        arrived.clear();
        write(take(waiting));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("a writer of posts goes on after a failure", e);
      }
    }
  }

  /** The longest waiting posts, but of each thread only one reply. */
  private static List<Ticket> take(Deque<Ticket> waiting) {
    List<Ticket> batch = new ArrayList<>();
    Set<String> threads = new HashSet<>();
    for (Iterator<Ticket> each = waiting.iterator(); each.hasNext(); ) {
      Ticket ticket = each.next();
      Post post = ticket.outgoing.post();
      if (post.root() || threads.add(post.rootId())) {
        batch.add(ticket);
        each.remove();
      }
    }
    return batch;
  }

  private void write(List<Ticket> batch) {
    List<WritePosts.Written> written;
    try {
      written = db.write(tx -> writing.write(tx, batch));
    } catch (DatabaseFull e) {
      LOG.error("{} posts were not written: {}", batch.size(), e.getMessage());
      refuse(batch, PostCode.NO_ROOM.refuse());
      return;
    } catch (DatabaseUnavailable e) {
      refuse(batch, e);
      return;
    } catch (Untold e) {
      refuse(batch, e); // committed, so never written again; who asks again gets the post
      return;
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        refuse(batch, e);
        return;
      }
      LOG.warn("{} posts could not be written together: {}", batch.size(), e.toString());
      batch.stream().filter(t -> !t.resolved()).forEach(ticket -> write(List.of(ticket)));
      return;
    }
    tell.changed(written);
    written.forEach(this::answer);
  }

  private static void refuse(List<Ticket> batch, RuntimeException reason) {
    batch.stream()
        .filter(ticket -> !ticket.resolved())
        .forEach(ticket -> ticket.resolve(new Ticket.Outcome.Refused(reason)));
  }

  /** The post is committed: whatever fails from now on, it is not written again. */
  private void answer(WritePosts.Written written) {
    frames.together(() -> told(written), written.ticket()::resolve);
  }

  private Ticket.Outcome told(WritePosts.Written written) {
    try {
      return new Ticket.Outcome.Sent(written.outgoing().post(), tell.sent(written));
    } catch (RuntimeException e) {
      return new Ticket.Outcome.Refused(e);
    }
  }
}
