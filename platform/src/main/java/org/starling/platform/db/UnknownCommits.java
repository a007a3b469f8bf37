package org.starling.platform.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes that may have been made although nobody was told: what should have followed the commit
 * did not. When the database has ended with them, one listener hears of it, once for all of a time.
 */
final class UnknownCommits {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownCommits.class);

  private final Reader primary;
  private final LinkedBlockingQueue<Integer> backends = new LinkedBlockingQueue<>();
  private final ExecutorService settling =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("unknown-commits").factory());
  private volatile Runnable listener = () -> {};

  UnknownCommits(Reader primary) {
    this.primary = primary;
  }

  void listener(Runnable one) {
    listener = one;
  }

  void add(CommitUnknown commit) {
    backends.add(commit.backend());
    settling.execute(this::settle);
  }

  private void settle() {
    List<Integer> some = new ArrayList<>();
    if (backends.drainTo(some) == 0) {
      return;
    }
    long end = System.nanoTime() + DatabaseLimits.UNKNOWN_COMMIT_MS_MAX * 1_000_000L;
    while (!ended(some) && System.nanoTime() < end) {
      Pause.milliseconds(DatabaseLimits.RETRY_PAUSE_MS);
    }
    LOG.warn(
        "{} changes may have been made although the database did not say so;"
            + " all nodes and clients read anew what they keep",
        some.size());
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.error("not everybody was told of changes that may have been made", e);
    }
  }

  /**
   * A commit may still come true while its process is there, such as while it waits for a standby.
   */
  private boolean ended(List<Integer> some) {
    try {
      String pids = some.stream().map(String::valueOf).reduce((a, b) -> a + "," + b).orElse("");
      return !primary.exists(
          "SELECT 1 FROM pg_stat_activity WHERE pid = ANY(string_to_array(?, ',')::int[])", pids);
    } catch (DatabaseUnavailable e) {
      return false;
    }
  }

  void close() {
    settling.shutdownNow();
  }
}
