package org.starling.platform.config;

/** JobSettings, as they were at the start. */
public record JobConfig(
    boolean runJobs,
    boolean runScheduler,
    int cleanupJobsThresholdDays,
    int cleanupConfigThresholdDays) {}
