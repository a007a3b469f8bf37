package org.starling.features.nodes;

import java.util.Map;
import java.util.Set;

/**
 * What a node says of itself to the others.
 *
 * @param version the level of the API
 * @param build of this release
 * @param configHash over all settings but those that are each node's own
 * @param versionId what X-Version-Id says by this node's own settings
 * @param hears the nodes in its view
 * @param filesElsewhere nodes that do not see the files it sees
 * @param clocks by how many milliseconds the others' clocks are ahead of its own
 */
record NodeReport(
    String id,
    String version,
    String build,
    String schemaVersion,
    String configHash,
    String ipaddress,
    String hostname,
    String versionId,
    boolean leading,
    boolean draining,
    boolean cutOff,
    Set<String> hears,
    Set<String> filesElsewhere,
    Map<String, Long> clocks) {

  String name() {
    return hostname.isEmpty() ? id : hostname;
  }
}
