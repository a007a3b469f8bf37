package org.starling.platform.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What one node sends. Its lanes stand still until those who listen for changes have heard of the
 * node, and again after they heard that it is gone.
 */
final class Inbound {
  private static final int NONE = -1;

  private final NodeId from;
  private final BiConsumer<NodeId, Envelope> handler;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private boolean open;
  private int newest = NONE;
  private int lostWith = NONE;
  private volatile int stale = NONE;

  Inbound(NodeId from, BiConsumer<NodeId, Envelope> handler) {
    this.from = from;
    this.handler = handler;
  }

  synchronized void add(Envelope envelope) {
    newest = Math.max(newest, envelope.session());
    lanes
        .computeIfAbsent(
            envelope.subject(), subject -> new Lane(from + " " + subject, open, this::handle))
        .add(envelope);
  }

  private void handle(Envelope envelope) {
    if (envelope.session() > stale) {
      handler.accept(from, envelope);
    }
  }

  /**
   * The node is out of the view. It may not know that yet, and go on with the session it has; it
   * begins another one when both are together again.
   */
  synchronized void lost() {
    lostWith = newest;
  }

  /** What the node still sent to one that had lost it is never handled: it would come too late. */
  synchronized void passOver() {
    stale = lostWith;
  }

  synchronized void open() {
    open = true;
    lanes.values().forEach(Lane::open);
  }

  void pause(long milliseconds) {
    synchronized (this) {
      open = false;
    }
    lanes.values().forEach(lane -> lane.pause(milliseconds));
  }

  /** Gives what has arrived so long to be handled, and then stands still. */
  void drain(long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    lanes.values().forEach(lane -> lane.drain((end - System.nanoTime()) / 1_000_000));
    pause(0);
  }
}
