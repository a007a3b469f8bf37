package org.starling.platform.config;

import java.util.List;

/** MetricsSettings. */
public record MetricsConfig(
    boolean enable,
    String listenAddress,
    boolean enableClientMetrics,
    List<String> clientSideUserIds) {
  public MetricsConfig {
    clientSideUserIds = List.copyOf(clientSideUserIds);
  }
}
