package org.starling.platform.config;

/**
 * StarlingSettings: what the contract has no key for.
 *
 * @param consoleFormat text or json
 * @param logRetentionDays how long rotated log files are kept, unless they take too much room
 * @param passwordHashRounds rounds of PBKDF2 for passwords hashed from now on; each costs time on
 *     purpose, and an older hash is renewed at the next sign-in
 * @param drainSeconds over which a node that leaves a cluster closes its websockets
 * @param silentNodeSeconds after which a node that says nothing is lost to the others
 * @param clusterKeyFile of the secrets by which nodes know each other, one a line, the one to be
 *     shown first; empty to have them made and kept in the database
 */
public record StarlingConfig(
    String consoleFormat,
    int logRetentionDays,
    int logFileSizeMaxMB,
    int logTotalSizeMaxMB,
    int passwordHashRounds,
    int drainSeconds,
    int silentNodeSeconds,
    String clusterKeyFile) {}
