package org.starling.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One snapshot of all settings. The typed sections hold what the code reads; {@link #tree} holds
 * every key, known or not, as the file has it after overrides. Never change the tree.
 */
public record Config(
    ServiceConfig service,
    TeamConfig team,
    PasswordConfig password,
    EmailConfig email,
    PrivacyConfig privacy,
    FileConfig file,
    ObjectStoreConfig objectStore,
    SqlConfig sql,
    EdgeConfig edge,
    RateLimitConfig rateLimit,
    LogConfig log,
    MetricsConfig metrics,
    ClusterConfig cluster,
    JobConfig jobs,
    StarlingConfig starling,
    ObjectNode tree) {}
