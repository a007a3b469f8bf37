package org.starling.platform.config;

/**
 * StarlingSettings: what the contract has no key for.
 *
 * @param consoleFormat text or json
 * @param logRetentionDays how long rotated log files are kept, unless they take too much room
 */
public record StarlingConfig(
    String consoleFormat, int logRetentionDays, int logFileSizeMaxMB, int logTotalSizeMaxMB) {}
