package org.starling.platform.cluster;

/** Carries bytes to a node, in order for each receiver unless {@code urgent}. May block. */
interface Wire {
  void send(NodeId to, byte[] bytes, boolean urgent);
}
