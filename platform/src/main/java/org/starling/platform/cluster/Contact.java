package org.starling.platform.cluster;

import java.util.function.Consumer;

/**
 * Whether this node may rely on what it was told. Checked at use, by the monotonic clock: a process
 * that was stopped for a while finds out before it acts.
 */
public interface Contact {
  /**
   * What is cached counts: every change that another node made and answered is known here. If not,
   * read from the primary.
   */
  boolean fresh();

  /**
   * This node is cut off from those who lead: others serve without it, and what it did would not be
   * heard of there. It refuses requests and sockets until it is back.
   */
  boolean cutOff();

  /**
   * Forgets what is cached before this node is fresh again, since it was not for a while. Must not
   * block. Wiring time only.
   */
  void beforeFresh(Runnable forget);

  /**
   * Hears when a node that was lost is back or can serve no more: what it did last may not have
   * been heard here. Wiring time only.
   */
  void onUnheard(Runnable listener);

  /** Hears whether this node is cut off, at each change. Wiring time only. */
  void onCutOff(Consumer<Boolean> listener);
}
