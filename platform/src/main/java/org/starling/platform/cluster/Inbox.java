package org.starling.platform.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Cluster.Handler;
import org.starling.platform.cluster.Envelope.Kind;

/** Handles what other nodes send, each in its {@link Lane}, and says when it is done. */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final byte[] EMPTY = {};

  /** Units handled of one sender's subject since its session began. */
  private static final class Progress {
    private int session = -1;
    private long handled;
    private long told;
  }

  private final Wire wire;
  private final BiConsumer<NodeId, Exception> failure;
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final Map<NodeId, Inbound> inbounds = new ConcurrentHashMap<>();
  private final Map<NodeId, Map<String, Progress>> progress = new ConcurrentHashMap<>();

  /**
   * @param failure hears of a node whose word this one could not take in, though the sender relies
   *     on it
   */
  Inbox(Wire wire, BiConsumer<NodeId, Exception> failure) {
    this.wire = wire;
    this.failure = failure;
  }

  void on(Subject subject, Handler handler) {
    if (handlers.putIfAbsent(subject.name(), handler) != null) {
      throw new IllegalStateException("two handlers for " + subject.name());
    }
  }

  void add(NodeId from, Envelope message) {
    inbound(from).add(message);
  }

  Inbound inbound(NodeId from) {
    return inbounds.computeIfAbsent(from, node -> new Inbound(node, this::handle));
  }

  void remove(NodeId from) {
    inbounds.remove(from);
    progress.remove(from);
  }

  /** Forgets those that sent something and never came into the view. */
  void retain(Set<NodeId> members) {
    inbounds.keySet().retainAll(members);
  }

  private void handle(NodeId from, Envelope message) {
    try {
      answer(from, message, run(from, message));
    } catch (Exception e) {
      LOG.error("A message of node {} on {} could not be handled", from, message.subject(), e);
      if (message.kind() == Kind.AGREE) {
        failure.accept(from, e);
        answer(from, message, EMPTY);
      } else if (message.kind() == Kind.ASK) {
        wire.send(from, Envelope.of(Kind.FAILED, message.number()).bytes(), true);
      }
    } finally {
      makeRoom(from, message);
    }
  }

  private byte[] run(NodeId from, Envelope message) {
    Handler handler = handlers.get(message.subject());
    if (handler == null) {
      throw new IllegalStateException(
          "this version does not know messages on " + message.subject());
    }
    return handler.handle(from, message.body());
  }

  private void answer(NodeId to, Envelope question, byte[] answer) {
    if (question.kind() != Kind.TELL) {
      wire.send(to, Envelope.of(Kind.ANSWER, question.number(), answer).bytes(), true);
    }
  }

  /** Only the lane's own thread is here for a sender and subject. */
  private void makeRoom(NodeId from, Envelope message) {
    Progress done =
        progress
            .computeIfAbsent(from, node -> new ConcurrentHashMap<>())
            .computeIfAbsent(message.subject(), subject -> new Progress());
    if (done.session != message.session()) {
      done.session = message.session();
      done.handled = 0;
      done.told = 0;
    }
    done.handled += Envelope.units(message.body());
    if (done.handled - done.told >= NetworkLimits.WINDOW_UNITS / 4) {
      done.told = done.handled;
      Subject subject = new Subject(message.subject());
      wire.send(from, Envelope.room(message.session(), subject, done.handled).bytes(), true);
    }
  }
}
