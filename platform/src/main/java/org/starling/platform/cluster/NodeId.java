package org.starling.platform.cluster;

import java.util.Comparator;

/** One life of one node: made anew at each start. The lowest one of a view stands for leader. */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final Comparator<NodeId> ORDER = Comparator.comparing(NodeId::value);

  public NodeId {
    if (!value.matches("[a-z0-9]{26}")) {
      throw new IllegalArgumentException("a node's id has 26 characters of a-z and 0-9: " + value);
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return value;
  }
}
