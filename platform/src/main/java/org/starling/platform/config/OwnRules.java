package org.starling.platform.config;

/** The rules that no other server has: about logs, StarlingSettings and the cluster's port. */
final class OwnRules {
  private static final int LOG_DAYS_MIN = 14;
  private static final int DRAIN_SECONDS_MAX = 600;
  private static final int SILENT_SECONDS_MIN = 3;
  private static final int SILENT_SECONDS_MAX = 15;
  private static final int PORT_MAX = 65_535;
  private static final int HASH_ROUNDS_MIN = 10_000;
  private static final int HASH_ROUNDS_MAX = 10_000_000;

  static final Rules ALL = logs(new Rules());

  private OwnRules() {}

  private static Rules logs(Rules rules) {
    String own = "StarlingSettings.";
    return level(level(rules, "LogSettings.ConsoleLevel"), "LogSettings.FileLevel")
        .oneOf("starling.console_format", own + "ConsoleFormat", "text", "json")
        .atLeast("starling.log_retention_days", own + "LogRetentionDays", LOG_DAYS_MIN)
        .between("starling.log_file_size", own + "LogFileSizeMaxMB", 1, 1 << 20)
        .between("starling.log_total_size", own + "LogTotalSizeMaxMB", 1, 1 << 20)
        .between(
            "starling.password_hash_rounds",
            own + "PasswordHashRounds",
            HASH_ROUNDS_MIN,
            HASH_ROUNDS_MAX)
        .between("starling.drain_seconds", own + "DrainSeconds", 0, DRAIN_SECONDS_MAX)
        .between(
            "starling.silent_node_seconds",
            own + "SilentNodeSeconds",
            SILENT_SECONDS_MIN,
            SILENT_SECONDS_MAX)
        .when(
            "ClusterSettings.Enable",
            "starling.gossip_port",
            "ClusterSettings.GossipPort",
            "it must be from 1 to " + PORT_MAX,
            s -> {
              long port = s.number("ClusterSettings.GossipPort");
              return port > 0 && port <= PORT_MAX;
            });
  }

  private static Rules level(Rules rules, String key) {
    return rules.must(
        "=log.advanced_logging.parse",
        key,
        "it must be one of: TRACE, DEBUG, INFO, WARN, ERROR, FATAL, PANIC",
        s -> s.text(key).matches("(?i)trace|debug|info|warn|error|fatal|panic"));
  }
}
