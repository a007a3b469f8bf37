package org.starling.platform.realtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;

/**
 * Resuming a connection that another node holds.
 *
 * <p>The heir has its seat, and all nodes have noted it, each with the number of the last event
 * that it had sent to each other one. Whatever was sent before is in the owner's backlog once the
 * owner has heard up to these numbers, which it waits for. Whatever was sent later comes to the
 * heir too, perhaps to both: the owner says up to where it had heard each node when it gave the
 * backlog away, and the heir passes over those events.
 */
final class Resumes {
  private static final Subject WANTED = new Subject("gossip_request_ws_queues");
  private static final Subject GIVEN = new Subject("gossip_response_ws_queues");
  private static final byte[] NOTHING = new byte[0];

  private final Hub hub;
  private final Cluster cluster;
  private final MovedPrefixes prefixes = new MovedPrefixes();
  private final AtomicLong lastNumber = new AtomicLong();
  private final Map<Long, Search> searches = new ConcurrentHashMap<>();

  /** Ends with what one node has, or when none has it. */
  private static final class Search {
    final CompletableFuture<Optional<Backlog>> found = new CompletableFuture<>();
    private final Set<NodeId> left;

    Search(Set<NodeId> nodes) {
      left = new HashSet<>(nodes);
    }

    synchronized void answer(NodeId node, @Nullable Backlog backlog) {
      left.remove(node);
      if (backlog != null) {
        found.complete(Optional.of(backlog));
      } else if (left.isEmpty()) {
        found.complete(Optional.empty());
      }
    }
  }

  Resumes(Hub hub, Cluster cluster) {
    this.hub = hub;
    this.cluster = cluster;
    cluster.on(WANTED, this::wanted);
    cluster.on(GIVEN, this::given);
  }

  // ---- the heir's side

  /**
   * Gets a connection from whichever node has it; all nodes know of the user afterwards. Blocks.
   *
   * @param sent what this node had sent to each other one when the heir took its seat
   */
  Optional<Backlog> fetch(UserId user, String connection, Map<NodeId, Long> sent) {
    Announcer.Noted noted = hub.peers().noted(user);
    if (noted.sent().isEmpty() || hub.goodbyes.unsettled()) {
      return Optional.empty();
    }
    long number = lastNumber.incrementAndGet();
    Search search = new Search(noted.sent().keySet());
    searches.put(number, search);
    try {
      for (NodeId node : noted.sent().keySet()) {
        Map<NodeId, Long> before = noted.sentTo(node);
        if (sent.containsKey(node)) {
          before.put(cluster.self(), sent.getOrDefault(node, 0L));
        }
        var question = new BacklogWire.Question(number, connection, user, before);
        cluster.tell(Set.of(node), WANTED, BacklogWire.write(question));
      }
      return search.found.get(RealtimeLimits.RESUME_WAIT_MS_MAX, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      searches.remove(number);
    }
  }

  private byte[] given(NodeId from, byte[] message) {
    BacklogWire.Reply reply = BacklogWire.readReply(message, prefixes);
    Search search = searches.get(reply.number());
    if (search != null) {
      search.answer(from, reply.backlog());
    }
    return NOTHING;
  }

  /** A node that is gone has nothing any more. */
  void gone(NodeId node) {
    searches.values().forEach(search -> search.answer(node, null));
  }

  // ---- the owner's side

  private byte[] wanted(NodeId from, byte[] message) {
    BacklogWire.Question question = BacklogWire.readQuestion(message);
    if (hub.directory.ownerOf(question.connection()) == null || hub.goodbyes.unsettled()) {
      give(from, question, null);
    } else {
      hub.run(() -> {
        if (hub.peers().caughtUp(question.heard())) {
          release(from, question, true);
        } else {
          give(from, question, null);
        }
      });
    }
    return NOTHING;
  }

  /** Whatever the hub was sent so far is in the backlog that the shard gives away. */
  private void release(NodeId to, BacklogWire.Question question, boolean mayWait) {
    Shard owner = hub.directory.ownerOf(question.connection());
    if (owner == null) {
      give(to, question, null);
      return;
    }
    hub.ordered(number -> {
      Map<NodeId, Long> heard = new HashMap<>(hub.peers().heard());
      heard.put(cluster.self(), number);
      owner.send(() -> {
        Moves.Surrender surrender = owner.moves().surrender(question.connection(), question.user());
        hub.run(() -> {
          switch (surrender) {
            case Moves.Given(Backlog backlog) -> {
              backlog.cover(heard);
              give(to, question, backlog);
            }
            case Moves.Missing _ -> give(to, question, null);
            case Moves.InUse _ -> {
              if (mayWait) {
                Pauses.milliseconds(RealtimeLimits.CLOSING_WAIT_MS);
                release(to, question, false);
              } else {
                give(to, question, null);
              }
            }
          }
        });
      });
    });
  }

  private void give(NodeId to, BacklogWire.Question question, @Nullable Backlog backlog) {
    byte[] reply = BacklogWire.write(new BacklogWire.Reply(question.number(), backlog));
    if (reply.length > RealtimeLimits.MOVED_BYTES_MAX) {
      reply = BacklogWire.write(new BacklogWire.Reply(question.number(), null));
    }
    cluster.tell(Set.of(to), GIVEN, reply);
  }
}
