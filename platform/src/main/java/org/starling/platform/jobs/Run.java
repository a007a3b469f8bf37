package org.starling.platform.jobs;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/**
 * One node at work on one job. Whatever it writes, it writes while nobody else has the job: a node
 * that was stopped for a while finds out before it does harm.
 */
public final class Run {
  private final Database db;
  private final Clock clock;
  private final Stores stores;
  private final Job job;
  private final Claim claim;
  private final Map<String, String> data;
  private long progress;
  private volatile boolean canceled;

  record Stores(JobStore jobs, ClaimStore claims) {}

  /** By whom a job is taken, and under which number. */
  record Claim(String node, long epoch) {}

  Run(Database db, Clock clock, Stores stores, Job job, Claim claim) {
    this.db = db;
    this.clock = clock;
    this.stores = stores;
    this.job = job;
    this.claim = claim;
    this.data = new TreeMap<>(job.data());
    this.progress = Math.max(0, job.progress());
  }

  public Job job() {
    return job;
  }

  /** The order, and what was put down by {@link #progress}, maybe on another node. */
  public Map<String, String> data() {
    return Map.copyOf(data);
  }

  /**
   * Does a part of the work.
   *
   * @throws JobTaken if another node has the job now; nothing was done
   * @throws JobCanceled if the job is to end here
   */
  public <T> T write(Function<Tx, T> work) {
    stopIfCanceled();
    return db.write(tx -> {
      lock(tx);
      return work.apply(tx);
    });
  }

  /**
   * Deletes old rows, a batch after the other, with a pause for others in between.
   *
   * @param batch deletes at most so many rows, and tells how many
   */
  public void sweep(int rows, BiFunction<Tx, Integer, Integer> batch) throws InterruptedException {
    while (write(tx -> batch.apply(tx, rows)) >= rows) {
      Thread.sleep(JobsLimits.BATCH_PAUSE);
    }
  }

  /** Puts down how far the work is: whoever takes the job over goes on from here. */
  public void progress(long percent, Map<String, String> more) {
    write(tx -> progress(tx, percent, more));
  }

  /** The same together with the work itself, in a transaction of {@link #write}. */
  public int progress(Tx tx, long percent, Map<String, String> more) {
    data.putAll(more);
    progress = percent;
    return stores.jobs().progress(tx, job.id(), percent, data, clock.millis());
  }

  private void lock(Tx tx) {
    if (!stores.claims().lock(tx, job.id(), claim.node(), claim.epoch())) {
      throw new JobTaken(job.id());
    }
  }

  private void stopIfCanceled() {
    if (canceled) {
      throw new JobCanceled(job.id());
    }
  }

  /** Says that this node is at it, and finds out whether it should be. */
  void look() {
    boolean ours =
        db.write(tx -> stores.claims().alive(tx, job.id(), claim.node(), claim.epoch())) > 0;
    canceled |=
        !ours
            || stores
                .jobs()
                .find(db.primary(), job.id())
                .filter(now -> now.status() == JobStatus.IN_PROGRESS)
                .isEmpty();
  }

  /** Writes down how it ended, unless the job is another's. */
  void end(JobStatus status) {
    db.write(tx -> {
      lock(tx);
      long percent =
          switch (status) {
            case SUCCESS, WARNING -> 100;
            case ERROR -> -1;
            default -> progress;
          };
      return stores.jobs().end(tx, job(data), status, percent, clock.millis());
    });
  }

  void fail(Throwable failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      text.append(" — ").append(cause.getMessage());
    }
    data.put("error", text.toString());
    end(JobStatus.ERROR);
  }

  /** Lets another node go on, since this one stops. */
  void giveBack() {
    end(JobStatus.PENDING);
  }

  private Job job(Map<String, String> now) {
    return new Job(
        job.id(),
        job.type(),
        job.priority(),
        job.createAt(),
        job.startAt(),
        job.lastActivityAt(),
        job.status(),
        progress,
        now);
  }
}
