package org.starling.platform.db;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every statement and its time, if SqlSettings.Trace asks for it; never parameters. */
record SqlTrace(boolean on) {
  private static final Logger LOG = LoggerFactory.getLogger(SqlTrace.class);
  private static final double NANOS_PER_MS = 1e6;

  long begin() {
    return on ? System.nanoTime() : 0;
  }

  void end(long began, String sql) {
    if (on) {
      double took = (System.nanoTime() - began) / NANOS_PER_MS;
      LOG.info("{} ms: {}", String.format("%.2f", took), sql.strip().replaceAll("\\s+", " "));
    }
  }
}
