package org.starling.server;

import java.util.Optional;
import org.starling.features.posts.PostEvent;
import org.starling.platform.Platform;
import org.starling.platform.db.DatabaseMetrics;
import org.starling.platform.http.Answered;
import org.starling.platform.http.Authenticator;
import org.starling.platform.http.Edge;
import org.starling.platform.http.EdgeState;
import org.starling.platform.http.HttpMetrics;
import org.starling.platform.http.MetricsPage;
import org.starling.platform.http.Site;
import org.starling.platform.metrics.Counter;
import org.starling.platform.metrics.Metrics;
import org.starling.platform.metrics.ProcessMetrics;
import org.starling.platform.realtime.Hub;

/**
 * Says what is counted in this server. Nothing is while metrics are off: they cost a little time at
 * each request, and some at the start.
 */
final class ServerMetrics {
  private static final String LOGIN = "/api/v4/users/login";
  private static final int STATUS_OK = 200;

  private ServerMetrics() {}

  /** Counts from now on, and serves what was counted, while the settings say so. */
  static MetricsListener listen(
      Platform platform, Hub hub, Edge edge, EdgeState state, Authenticator authenticator) {
    MetricsListener listener =
        new MetricsListener(
            () -> {
              Metrics metrics = new Metrics();
              declare(metrics, platform, hub);
              observe(metrics, edge);
              Site nothingElse = new Site(Optional.empty(), state);
              return new Edge(MetricsPage.routes(metrics), authenticator, state, nothingElse);
            },
            platform.ids());
    listener.follow(platform.config());
    return listener;
  }

  private static void declare(Metrics metrics, Platform platform, Hub hub) {
    ProcessMetrics.declare(metrics);
    DatabaseMetrics.declare(metrics, platform.db());
    platform.caches().declare(metrics);
    hub.measure(metrics);
    new ClientMetrics(metrics, platform.config()).listen(platform.events());
    platform.cluster().measure(metrics);
    Counter posts = metrics.counter("mattermost_post_total", "Posts written");
    Counter files =
        metrics.counter("mattermost_post_file_attachments_total", "Files attached to posts");
    platform
        .events()
        .on(
            PostEvent.Sent.class,
            sent -> {
              posts.add();
              files.addMany(sent.post().fileIds().size());
            });
  }

  private static void observe(Metrics metrics, Edge edge) {
    edge.observe(new HttpMetrics(metrics)::count);
    Counter logins = metrics.counter("mattermost_login_logins_total", "People who signed in");
    Counter refused =
        metrics.counter("mattermost_login_logins_fail_total", "Attempts to sign in that failed");
    edge.observe(answered -> countLogin(answered, logins, refused));
  }

  private static void countLogin(Answered answered, Counter logins, Counter refused) {
    if (answered.route().path().equals(LOGIN)) {
      (answered.status() == STATUS_OK ? logins : refused).add();
    }
  }
}
