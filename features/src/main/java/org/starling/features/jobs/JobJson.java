package org.starling.features.jobs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.platform.jobs.Job;

/** A job on the wire. */
record JobJson(
    String id,
    String type,
    long priority,
    long createAt,
    long startAt,
    long lastActivityAt,
    String status,
    long progress,
    @Nullable Map<String, String> data) {

  record Order(String type, Map<String, String> data) {}

  record Change(String status, boolean force) {}

  static JobJson of(Job job) {
    return new JobJson(
        job.id(),
        job.type(),
        job.priority(),
        job.createAt(),
        job.startAt(),
        job.lastActivityAt(),
        job.status().wire(),
        job.progress(),
        job.data().isEmpty() ? null : job.data());
  }
}
