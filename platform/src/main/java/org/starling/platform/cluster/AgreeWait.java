package org.starling.platform.cluster;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until each node has handled a message or has lost its contact. A node that takes too long
 * is given no more signs of life, so that the wait has an end.
 */
final class AgreeWait {
  private final Heartbeats heartbeats;
  private final Asks.Ask ask;
  private final long patience =
      System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NetworkLimits.AGREE_PATIENCE_MS);
  private boolean interrupted;

  AgreeWait(Heartbeats heartbeats, Asks.Ask ask) {
    this.heartbeats = heartbeats;
    this.ask = ask;
  }

  /** An interruption does not end the wait; it is there afterwards. */
  void await(Set<NodeId> nodes) {
    for (NodeId node : nodes) {
      await(node, patience - System.nanoTime());
      if (!ask.answered(node)) {
        heartbeats.withhold(node);
        outlast(node);
        heartbeats.giveAgain(node);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void outlast(NodeId node) {
    long left = heartbeats.nanosLeft(node);
    while (left > 0 && !ask.answered(node)) {
      if (await(node, left) && !ask.answered(node)) {
        sleep(left);
      }
      left = heartbeats.nanosLeft(node);
    }
  }

  private boolean await(NodeId node, long nanos) {
    try {
      return ask.await(node, nanos);
    } catch (InterruptedException e) {
      interrupted = true;
      return false;
    }
  }

  private void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }
}
