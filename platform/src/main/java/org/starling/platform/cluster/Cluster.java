package org.starling.platform.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.platform.metrics.Metrics;

/**
 * The nodes that serve together, seen from one of them. Whatever is sent goes to others only; the
 * sender acts on its own node itself. All calls may block, on virtual threads.
 */
public interface Cluster {
  NodeId self();

  /** How people know this node; empty where there is no cluster. */
  default String hostname() {
    return "";
  }

  /** Whether there are never any others: there is no cluster. */
  default boolean alone() {
    return false;
  }

  /** The other live members of the view; empty if this node is the only one now. */
  Set<NodeId> others();

  /**
   * Sends without waiting for anything but room: handled once, in order, unless the receiver or the
   * way to it is lost. Those who are not members any more are left out.
   */
  void tell(Set<NodeId> to, Subject subject, byte[] message);

  /**
   * Asks, and waits for the answers.
   *
   * @return the answers that came in time; a node that is lost meanwhile is not waited for
   */
  Map<NodeId, byte[]> ask(Set<NodeId> to, Subject subject, byte[] question, Duration wait);

  /**
   * Tells everybody what must be known before it is acted on (a permission, membership or session
   * taken away): returns when each node that may still trust what it has in memory has handled it,
   * and each other one has lost its {@link Contact}.
   */
  void agree(Subject subject, byte[] message);

  /**
   * Tells everybody what takes no right away: handled once, in order, by each node that is not
   * lost. Returns when all that keep up have handled it; one that stands still is waited for a
   * moment, and then no more until it answers again.
   */
  void spread(Subject subject, byte[] message);

  /** Says what to do with messages on a subject. Wiring time only; one handler a subject. */
  void on(Subject subject, Handler handler);

  /** Hears of changes in their order; must not block for long. Wiring time only. */
  void onChange(Consumer<Change> listener);

  Contact contact();

  Leadership leadership();

  /** Where this node is for the others. */
  default Place place() {
    return new Place("", "");
  }

  /** What was measured of the others lately. */
  default Map<NodeId, Measured> measured() {
    return Map.of();
  }

  record Place(String hostname, String address) {}

  /**
   * @param clockAheadMs by how much its clock is ahead of this node's
   */
  record Measured(Duration roundTrip, long clockAheadMs) {}

  /** Says what is counted of the traffic between nodes; nothing where there is none. */
  default void measure(Metrics metrics) {}

  /** Handles a message of another node, and says what to answer if it was a question. */
  @FunctionalInterface
  interface Handler {
    byte[] handle(NodeId from, byte[] message);
  }
}
