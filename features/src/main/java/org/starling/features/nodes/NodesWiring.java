package org.starling.features.nodes;

import java.util.List;
import java.util.function.Supplier;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Standing;
import org.starling.platform.http.Route;

/** Builds what is said of the nodes. */
public final class NodesWiring {
  private NodesWiring() {}

  /**
   * @param build this release's own version
   * @param versionId what X-Version-Id says by this node's own settings
   */
  public static Nodes wire(
      Platform platform,
      String build,
      Standing standing,
      Supplier<String> versionId,
      List<Route> routes) {
    Nodes.Release release =
        new Nodes.Release(
            "11.6.0", build, Long.toString(new NodesStore().schema(platform.db().primary())));
    Nodes nodes = new Nodes(platform, release, standing, versionId);
    routes.addAll(new NodesApi(nodes).routes());
    nodes.keepLooking();
    return nodes;
  }
}
