package org.starling.platform.cluster;

/**
 * This node is cut off from those who lead while it was about to answer: what was asked for may
 * have been done, and others have not heard of it.
 */
public final class CutOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CutOff() {
    super("This node is cut off from the cluster");
  }
}
