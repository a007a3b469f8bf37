package org.starling.features.nodes;

import java.util.List;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The route by which administrators see the nodes; also of a node that serves nobody else. */
final class NodesApi {
  private final Nodes nodes;

  NodesApi(Nodes nodes) {
    this.nodes = nodes;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/cluster/status")
            .needs(Need.system("sysconsole_read_environment_high_availability"))
            .servedCutOff()
            .run(call -> Reply.ok(nodes.statuses())));
  }
}
