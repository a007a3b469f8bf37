package org.starling.platform.config;

/** RateLimitSettings: how many requests a second one origin may make. */
public record RateLimitConfig(
    boolean enable,
    int perSec,
    int maxBurst,
    int memoryStoreSize,
    boolean varyByRemoteAddr,
    boolean varyByUser,
    String varyByHeader) {}
