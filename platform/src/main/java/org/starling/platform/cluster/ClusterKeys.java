package org.starling.platform.cluster;

import java.util.List;

/**
 * The keys in force: the first one is shown to others, and any of them is taken from others. There
 * are several for a while when the key is changed.
 */
record ClusterKeys(List<ClusterKey> keys) {
  ClusterKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a cluster has a key");
    }
  }

  ClusterKey shown() {
    return keys.getFirst();
  }
}
