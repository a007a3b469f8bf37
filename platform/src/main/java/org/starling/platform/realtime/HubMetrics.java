package org.starling.platform.realtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.starling.platform.metrics.Counter;
import org.starling.platform.metrics.Metrics;

/** Counts what the hub does, from the moment that somebody measures. */
final class HubMetrics {
  private record Counters(
      Counter broadcasts, Counter events, Counter reconnects, Counter lost, Counter cut) {}

  /** Why a connection is given up although its client did nothing wrong. */
  enum Cut {
    /** It does not take its events as fast as they come. */
    SLOW,
    /** Something that it should have heard is lost. */
    GAP,
    /** We failed at it. */
    FAILURE
  }

  private final Map<String, LongAdder> sockets = new ConcurrentHashMap<>();
  private volatile @Nullable Counters counters;

  void declare(Metrics metrics, List<Shard> shards) {
    counters =
        new Counters(
            metrics.counter("mattermost_websocket_broadcasts_total", "Events sent out", "name"),
            metrics.counter("mattermost_websocket_event_total", "Events by type", "type"),
            metrics.counter(
                "mattermost_websocket_reconnects_total",
                "Connections that asked to be resumed",
                "type",
                "disconnect_err_code"),
            metrics.counter(
                "starling_websocket_events_lost_total",
                "Events that could not be sent; clients they may concern are cut off",
                "type"),
            metrics.counter(
                "starling_websocket_connections_cut_total",
                "Connections given up, so that their clients fetch anew",
                "reason"));
    metrics.gauges(
        "mattermost_http_websockets_total",
        "Websockets open",
        List.of("origin_client"),
        samples -> sockets.forEach((client, open) -> samples.add(open.sum(), client)));
    metrics.gauges(
        "mattermost_websocket_broadcast_buffer_size",
        "Events that wait for a shard",
        List.of("hub"),
        samples -> shards.forEach(shard -> samples.add(shard.waiting(), shard.name())));
    metrics.gauges(
        "mattermost_websocket_broadcast_buffer_users_registered",
        "Connections of a shard, resumable ones included",
        List.of("hub"),
        samples -> shards.forEach(shard -> samples.add(shard.connections(), shard.name())));
  }

  /**
   * @param change 1 when a socket opens, -1 when it closes
   */
  void socket(String client, int change) {
    sockets.computeIfAbsent(client, name -> new LongAdder()).add(change);
  }

  void published(String event) {
    Counters known = counters;
    if (known != null) {
      known.broadcasts.add(event);
      known.events.add(event);
    }
  }

  void lost(String event) {
    Counters known = counters;
    if (known != null) {
      known.lost.add(event);
    }
  }

  void cut(Cut reason) {
    Counters known = counters;
    if (known != null) {
      known.cut.add(reason.name().toLowerCase(Locale.ROOT));
    }
  }

  void resumed(Backlog.Resume outcome, String errorCode) {
    Counters known = counters;
    if (known != null) {
      String type =
          switch (outcome) {
            case REPLAYED -> "success";
            case LOSSLESS -> "lossless";
            case LOST -> "failure";
          };
      known.reconnects.add(type, errorCode);
    }
  }
}
