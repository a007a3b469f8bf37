package org.starling.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.starling.platform.metrics.Metrics;

/** The pages of the metrics listener: the figures, and one that names their address. */
public final class MetricsPage {
  private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";
  private static final byte[] INDEX =
      "<!doctype html><title>Metrics</title><p><a href=\"/metrics\">/metrics</a></p>\n"
          .getBytes(StandardCharsets.UTF_8);

  private MetricsPage() {}

  public static List<Route> routes(Metrics metrics) {
    return List.of(
        Route.get("/metrics")
            .needs(Need.NOBODY)
            .servedCutOff()
            .run(call -> Reply.bytes(FORMAT, metrics.page().getBytes(StandardCharsets.UTF_8))),
        Route.get("/").needs(Need.NOBODY).run(call -> Reply.bytes("text/html", INDEX)));
  }
}
