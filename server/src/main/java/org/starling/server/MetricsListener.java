package org.starling.server;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Ids;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.config.MetricsConfig;
import org.starling.platform.http.Edge;
import org.starling.platform.http.HttpServer;

/** The metrics page on an address of its own, while MetricsSettings.Enable is on. */
final class MetricsListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsListener.class);

  private final Supplier<Edge> makePages;
  private @Nullable Edge pages;
  private final Ids ids;
  private @Nullable HttpServer server;

  /**
   * @param makePages called once, when metrics are first switched on
   */
  MetricsListener(Supplier<Edge> makePages, Ids ids) {
    this.makePages = makePages;
    this.ids = ids;
  }

  /** Listens as the settings say, now and after each change of them. */
  void follow(ConfigSource config) {
    apply(config.current().metrics());
    config.onChange(Config::metrics, this::apply);
  }

  private synchronized void apply(MetricsConfig config) {
    close();
    if (!config.enable()) {
      return;
    }
    Optional<InetSocketAddress> address = ListenAddress.parse(config.listenAddress());
    if (address.isEmpty()) {
      LOG.error(
          "Metrics are not served: MetricsSettings.ListenAddress is {}, and must be HOST:PORT or"
              + " :PORT",
          config.listenAddress());
      return;
    }
    if (pages == null) {
      pages = makePages.get();
    }
    HttpServer opened = HttpServer.plain(pages, ids);
    try {
      opened.listen(address.get());
      server = opened;
      LOG.info("Metrics are at http://{}/metrics", config.listenAddress());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      opened.close();
      LOG.error("Metrics cannot be served at {}: {}", config.listenAddress(), e.getMessage());
    }
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
