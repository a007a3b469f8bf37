package org.starling.platform.cluster;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until each node has handled a message or has lost its contact. A node that takes too long
 * is given no more signs of life, so that the wait has an end.
 */
final class AgreeWait {
  private final LeaseKeeper keeper;
  private final Heartbeats heartbeats;
  private final Asks.Ask ask;
  private boolean interrupted;

  AgreeWait(LeaseKeeper keeper, Heartbeats heartbeats, Asks.Ask ask) {
    this.keeper = keeper;
    this.heartbeats = heartbeats;
    this.ask = ask;
  }

  /**
   * An interruption does not end the wait; it is there afterwards.
   *
   * @throws CutOff if this node cannot say any more that the others know
   */
  void await(Set<NodeId> audience) {
    if (!keeper.state().served()) {
      return;
    }
    Set<NodeId> withheld = new HashSet<>();
    try {
      await(new HashSet<>(audience), withheld);
    } finally {
      withheld.forEach(heartbeats::giveAgain);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void await(Set<NodeId> missing, Set<NodeId> withheld) {
    long patience = keeper.now() + NetworkLimits.AGREE_PATIENCE_MS;
    while (true) {
      missing.removeIf(ask::answered);
      long now = keeper.now();
      switch (Agreement.decide(keeper.state(), missing, now)) {
        case Agreement.Reached _ -> {
          return;
        }
        case Agreement.CutOff _ -> throw new CutOff();
        case Agreement.Waits(var until) ->
            pause(missing.iterator().next(), Math.min(until - now, LeaseLimits.TICK_MS));
      }
      if (keeper.now() > patience) {
        missing.stream().filter(withheld::add).forEach(heartbeats::withhold);
      }
    }
  }

  private void pause(NodeId node, long milliseconds) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(milliseconds);
    try {
      if (ask.await(node, nanos) && !ask.answered(node)) {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
  }
}
