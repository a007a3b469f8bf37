package org.starling.platform.config;

/** LogSettings. */
public record LogConfig(
    boolean enableConsole,
    String consoleLevel,
    boolean enableFile,
    String fileLevel,
    String fileLocation,
    int maxFieldSize) {}
