package org.starling.features.nodes;

import java.util.List;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Builds what is said of the nodes. */
public final class NodesWiring {
  private NodesWiring() {}

  /**
   * @param build this release's own version
   */
  public static Nodes wire(Platform platform, String build, Nodes.Here here, List<Route> routes) {
    Nodes.Release release =
        new Nodes.Release(
            "11.6.0", build, Long.toString(new NodesStore().schema(platform.db().primary())));
    Nodes nodes = new Nodes(platform, release, here);
    routes.addAll(new NodesApi(nodes).routes());
    nodes.keepLooking();
    return nodes;
  }
}
