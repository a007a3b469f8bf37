package org.starling.platform.cluster;

import org.starling.platform.db.Untold;

/**
 * This node is cut off from those who lead while it was about to answer: what was asked for may
 * have been done, and others have not heard of it.
 */
public final class CutOff extends Untold {
  private static final long serialVersionUID = 1L;

  CutOff() {
    super("This node is cut off from the cluster");
  }
}
