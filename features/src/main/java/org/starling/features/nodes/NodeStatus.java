package org.starling.features.nodes;

import java.util.List;

/**
 * A node as administrators see it: the contract's fields, then ours.
 *
 * @param state green or red
 * @param reasons why it is red
 */
record NodeStatus(
    String id,
    String version,
    String schemaVersion,
    String configHash,
    String ipaddress,
    String hostname,
    String state,
    List<String> reasons,
    boolean leader) {
  private static final String GREEN = "green";
  private static final String RED = "red";

  static NodeStatus of(NodeReport report, List<String> reasons) {
    return new NodeStatus(
        report.id(),
        report.version(),
        report.schemaVersion(),
        report.configHash(),
        report.ipaddress(),
        report.hostname(),
        reasons.isEmpty() ? GREEN : RED,
        reasons,
        report.leading());
  }

  /** A node that says nothing: what must be learnt from it is not known. */
  static NodeStatus silent(String id, String ipaddress, String hostname, String reason) {
    return new NodeStatus(id, "", "", "", ipaddress, hostname, RED, List.of(reason), false);
  }
}
