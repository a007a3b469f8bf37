package org.starling.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.starling.platform.db.Database;

/** Which nodes take clients now: those in the discovery table whose ping says so. */
final class NodeList {
  private static final Duration PING_MAX = Duration.ofSeconds(1);
  private static final int NODES_MAX = 50;

  private final Database db;
  private final String clusterName;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PING_MAX).build();
  private volatile List<InetSocketAddress> welcoming = List.of();

  NodeList(Database db, String clusterName) {
    this.db = db;
    this.clusterName = clusterName;
  }

  List<InetSocketAddress> welcoming() {
    return welcoming;
  }

  void refresh() {
    List<InetSocketAddress> all =
        db.primary()
            .list(
                row -> new InetSocketAddress(row.text(1), (int) row.number(2)),
                """
                SELECT DISTINCT hostname, port FROM clusterdiscovery
                WHERE type = 'mattermost_app' AND clustername = ? ORDER BY hostname, port LIMIT ?\
                """,
                clusterName,
                NODES_MAX);
    welcoming = all.parallelStream().filter(this::welcomes).toList();
  }

  private boolean welcomes(InetSocketAddress node) {
    URI ping =
        URI.create(
            "http://%s:%d/api/v4/system/ping".formatted(node.getHostString(), node.getPort()));
    try {
      HttpRequest request = HttpRequest.newBuilder(ping).timeout(PING_MAX).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
