package org.starling.platform.config;

import java.util.List;

/**
 * What of ServiceSettings the web edge reads: the listener, its limits, and who may call from
 * where. Timeouts are in seconds. The listener's own settings count at start only.
 */
public record EdgeConfig(
    String siteURL,
    String connectionSecurity,
    String tlsCertFile,
    String tlsKeyFile,
    String tlsMinVer,
    boolean tlsStrictTransport,
    long tlsStrictTransportMaxAge,
    List<String> tlsOverwriteCiphers,
    List<String> trustedProxyIPHeader,
    int readTimeout,
    int writeTimeout,
    int idleTimeout,
    String webserverMode,
    long maximumPayloadSizeBytes,
    int maximumURLLength,
    boolean enableDeveloper,
    boolean experimentalStrictCSRFEnforcement,
    String allowCorsFrom,
    String corsExposedHeaders,
    boolean corsAllowCredentials,
    String frameAncestors) {}
