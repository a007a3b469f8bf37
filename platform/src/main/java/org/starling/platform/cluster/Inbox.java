package org.starling.platform.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Cluster.Handler;
import org.starling.platform.cluster.Envelope.Kind;

/** Handles what other nodes send, each in its {@link Lane}, and says when it is done. */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final byte[] EMPTY = {};

  /** Hears of messages that were not taken in. */
  interface Trouble {
    /** A node's word was not taken in, though it relies on it. */
    void failed(NodeId from);

    /** A node speaks on a subject that this release does not know. */
    void unknown(NodeId from, Envelope message);
  }

  /** Units handled of one sender's subject since its session began. */
  private static final class Progress {
    private int session = -1;
    private long handled;
    private long told;
  }

  private final Wire wire;
  private final Trouble trouble;
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
  private final Map<NodeId, Inbound> inbounds = new ConcurrentHashMap<>();
  private final Map<NodeId, Map<String, Progress>> progress = new ConcurrentHashMap<>();

  Inbox(Wire wire, Trouble trouble) {
    this.wire = wire;
    this.trouble = trouble;
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
    Handler handler = handlers.get(message.subject());
    try {
      if (handler == null) {
        refuse(from, message);
      } else {
        answer(from, message, handler.handle(from, message.body()));
      }
    } catch (Exception e) {
      LOG.error("A message of node {} on {} could not be handled", from, message.subject(), e);
      if (message.kind() == Kind.AGREE) {
        trouble.failed(from);
        answer(from, message, EMPTY);
      } else if (message.kind() == Kind.ASK) {
        wire.send(from, Envelope.of(Kind.FAILED, message.number()).bytes(), true);
      }
    } finally {
      makeRoom(from, message);
    }
  }

  /** What a newer release agrees on may concern what is kept here, so nobody is held up by it. */
  private void refuse(NodeId from, Envelope message) {
    trouble.unknown(from, message);
    long number = message.kind() == Kind.ASK ? message.number() : 0;
    wire.send(from, Envelope.unknown(number, message.subject()).bytes(), true);
    if (message.kind() == Kind.AGREE) {
      answer(from, message, EMPTY);
    }
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
