package org.starling.platform.cluster;

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
}
