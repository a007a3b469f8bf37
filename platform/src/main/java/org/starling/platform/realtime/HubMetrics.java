package org.starling.platform.realtime;

import java.util.List;
import org.starling.platform.metrics.Counter;
import org.starling.platform.metrics.Metrics;

/** Counts what the hub does. */
final class HubMetrics {
  private final Counter broadcasts;
  private final Counter events;
  private final Counter reconnects;

  HubMetrics(Metrics metrics, Hub hub) {
    this.broadcasts =
        metrics.counter("mattermost_websocket_broadcasts_total", "Events sent out", "name");
    this.events = metrics.counter("mattermost_websocket_event_total", "Events by type", "type");
    this.reconnects =
        metrics.counter(
            "mattermost_websocket_reconnects_total",
            "Connections that asked to be resumed",
            "type",
            "disconnect_err_code");
    metrics.gauges(
        "mattermost_http_websockets_total",
        "Websockets open",
        List.of("origin_client"),
        samples -> samples.add(hub.sockets(), "unknown"));
  }

  void published(String event) {
    broadcasts.add(event);
    events.add(event);
  }

  void resumed(Backlog.Resume outcome) {
    String type =
        switch (outcome) {
          case REPLAYED -> "success";
          case LOSSLESS -> "lossless";
          case LOST -> "failure";
        };
    reconnects.add(type, "");
  }
}
