package org.starling.platform.jobs;

import java.util.Map;

/**
 * A piece of work, as its row says.
 *
 * @param progress in percent; -1 after an error
 * @param data the order, and what the work has put down for whoever goes on with it
 */
public record Job(
    String id,
    String type,
    long priority,
    long createAt,
    long startAt,
    long lastActivityAt,
    JobStatus status,
    long progress,
    Map<String, String> data) {
  public Job {
    data = Map.copyOf(data);
  }
}
