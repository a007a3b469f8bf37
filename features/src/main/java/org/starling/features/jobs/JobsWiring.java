package org.starling.features.jobs;

import java.time.Duration;
import java.util.List;
import org.starling.kernel.Permissions;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;
import org.starling.platform.jobs.Jobs;
import org.starling.platform.jobs.Schedule;

/** Builds the API of jobs; after the features that say what is done. */
public final class JobsWiring {
  private static final String SWEEP = "cleanup_jobs";
  private static final Duration SWEEP_EVERY = Duration.ofDays(1);

  /** Our own rounds leave rows behind each hour; nobody asks for old ones. */
  private static final List<String> OWN_ROUNDS =
      List.of(SWEEP, "cleanup_sessions", "cleanup_tokens", "cleanup_desktop_tokens");

  private static final Duration OWN_ROUNDS_KEPT = Duration.ofDays(7);
  private static final int ROWS_AT_ONCE_MAX = 1_000;

  private JobsWiring() {}

  public static void wire(Platform platform, Permissions permissions, List<Route> routes) {
    Jobs jobs = platform.jobs();
    jobs.work(
        SWEEP,
        new Schedule.Every(SWEEP_EVERY),
        run -> {
          long now = platform.clock().millis();
          long own = now - OWN_ROUNDS_KEPT.toMillis();
          run.sweep(ROWS_AT_ONCE_MAX, (tx, rows) -> jobs.sweep(tx, OWN_ROUNDS, own, rows));
          int days = platform.config().current().jobs().cleanupJobsThresholdDays();
          if (days >= 0) {
            long before = now - Duration.ofDays(days).toMillis();
            run.sweep(ROWS_AT_ONCE_MAX, (tx, rows) -> jobs.sweep(tx, List.of(), before, rows));
          }
        });
    routes.addAll(new JobsApi(jobs, new JobTypes(permissions, jobs.types()), permissions).routes());
  }
}
