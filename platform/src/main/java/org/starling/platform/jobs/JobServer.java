package org.starling.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.Leadership;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.config.JobConfig;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;

/** Takes jobs and does them; as the leader, adds those that are due and has tasks done. */
public final class JobServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobServer.class);

  private final Jobs jobs;
  private final JobConfig config;
  private final Cluster cluster;
  private final String clusterName;
  private final Database db;
  private final Clock clock;
  private final Map<String, Thread> running = new ConcurrentHashMap<>();
  private final Set<Thread> loops = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** What jobs run in. */
  public record Place(Cluster cluster, String clusterName, Database db, Clock clock) {}

  public JobServer(Jobs jobs, JobConfig config, Place place) {
    this.jobs = jobs;
    this.config = config;
    this.cluster = place.cluster();
    this.clusterName = place.clusterName();
    this.db = place.db();
    this.clock = place.clock();
  }

  /** Begins, when everything is wired. */
  public void start() {
    if (config.runJobs()) {
      long first = ThreadLocalRandom.current().nextLong(JobsLimits.WATCH_PAUSE.toMillis());
      loop("jobs-watch", Duration.ofMillis(first), JobsLimits.WATCH_PAUSE, this::watch);
    }
    if (config.runScheduler()) {
      loop("jobs-schedule", Duration.ZERO, JobsLimits.SCHEDULE_PAUSE, this::schedule);
    }
    loop("jobs-reap", JobsLimits.REAP_PAUSE, JobsLimits.REAP_PAUSE, this::reap);
    jobs.tasks().forEach(task -> start(Thread.ofVirtual().name(task.name()), () -> repeat(task)));
  }

  private void start(Thread.Builder builder, Runnable run) {
    Thread thread = builder.unstarted(run);
    loops.add(thread);
    thread.start();
  }

  private void loop(String name, Duration first, Duration pause, Runnable work) {
    start(
        Thread.ofVirtual().name(name),
        () -> {
          for (Duration wait = first; sleep(wait); wait = pause) {
            attempt(name, work);
          }
        });
  }

  private void repeat(Jobs.Task task) {
    long period = task.period().toMillis();
    while (sleep(Duration.ofMillis(period - clock.millis() % period))) {
      Leadership leadership = cluster.leadership();
      if (leadership.leading()) {
        attempt(task.name(), () -> task.work().accept(leadership));
      }
    }
  }

  private boolean sleep(Duration time) {
    try {
      Thread.sleep(time);
      return !stopping;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (stopping) {
        return; // interrupted by the stop; whoever starts next goes on
      }
      LOG.warn("{} failed and is tried again at its next turn: {}", what, e.toString());
    }
  }

  // Taking and doing

  /** Takes what waits, one job of a type at a time. */
  void watch() {
    if (stopping || cluster.contact().cutOff()) {
      return;
    }
    Map<String, Work> works = jobs.works();
    for (Job job : jobs.stores().jobs().pending(db.primary(), works.keySet())) {
      Work work = works.get(job.type());
      if (work != null && !running.containsKey(job.type())) {
        take(job, work);
      }
    }
  }

  private void take(Job job, Work work) {
    Run.Stores stores = jobs.stores();
    String node = cluster.self().value();
    OptionalLong claim =
        db.write(tx ->
            stores.jobs().claim(tx, job.id(), clock.millis()) > 0
                ? OptionalLong.of(stores.claims().claim(tx, job.id(), clusterName, node))
                : OptionalLong.empty());
    if (claim.isEmpty()) {
      return;
    }
    Run run = new Run(db, clock, stores, job, new Run.Claim(node, claim.getAsLong()));
    Thread thread =
        Thread.ofVirtual().name("job-" + job.type()).unstarted(() -> perform(run, work));
    running.put(job.type(), thread);
    thread.start();
  }

  private void perform(Run run, Work work) {
    Thread looker = Thread.ofVirtual().name("job-look").start(() -> look(run));
    try {
      work.run(run);
      run.end(JobStatus.SUCCESS);
    } catch (JobTaken e) {
      LOG.warn("Stopped: {}", e.getMessage());
    } catch (JobCanceled e) {
      attempt("canceling a job", () -> run.end(JobStatus.CANCELED));
    } catch (InterruptedException e) {
      attempt("giving back a job", run::giveBack);
    } catch (RuntimeException e) {
      LOG.warn("Job {} of type {} failed", run.job().id(), run.job().type(), e);
      attempt("ending a job", () -> run.fail(e));
    } finally {
      looker.interrupt();
      running.remove(run.job().type());
    }
  }

  private void look(Run run) {
    while (sleep(JobsLimits.CANCEL_PAUSE)) {
      attempt("looking after a job", run::look);
    }
  }

  // What the leader does

  void schedule() {
    if (!cluster.leadership().leading()) {
      return;
    }
    jobs.schedules()
        .forEach((type, schedule) -> {
          if (due(db.primary(), type, schedule) && sleep(jitter())) {
            boolean added =
                cluster
                    .leadership()
                    .lead(tx -> due(tx, type, schedule) && jobs.addOnce(tx, type))
                    .orElse(false);
            if (added) {
              LOG.debug("Job of type {} added", type);
            }
          }
        });
  }

  private boolean due(Reader from, String type, Schedule schedule) {
    OptionalLong last = jobs.stores().jobs().lastCreated(from, type);
    return schedule.due(last, clock.instant(), ZoneId.systemDefault());
  }

  private static Duration jitter() {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextInt(JobsLimits.SCHEDULE_JITTER_MS_MAX));
  }

  /** Lets others go on with the jobs of nodes that are gone. */
  void reap() {
    if (!cluster.leadership().leading()) {
      return;
    }
    Set<String> nodes =
        Stream.concat(cluster.others().stream(), Stream.of(cluster.self()))
            .map(NodeId::value)
            .collect(Collectors.toSet());
    Run.Stores stores = jobs.stores();
    List<ClaimStore.Orphan> orphans =
        stores.claims().orphans(db.primary(), jobs.types(), clusterName, nodes);
    for (ClaimStore.Orphan orphan : orphans) {
      LOG.warn("Job {} is taken from a node that is gone", orphan.job());
      JobStatus from = orphan.canceling() ? JobStatus.CANCEL_REQUESTED : JobStatus.IN_PROGRESS;
      JobStatus to = orphan.canceling() ? JobStatus.CANCELED : JobStatus.PENDING;
      cluster
          .leadership()
          .lead(tx -> {
            stores.claims().revoke(tx, orphan.job());
            return stores.jobs().change(tx, orphan.job(), from, to, clock.millis());
          });
    }
  }

  /** Ends what runs: jobs put down what they have, and another node goes on. */
  @Override
  public void close() {
    stopping = true;
    loops.forEach(Thread::interrupt);
    Set<Thread> threads = new HashSet<>(running.values());
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        if (!thread.join(JobsLimits.STOP_WAIT_MAX)) {
          LOG.warn("{} does not stop; another node takes it over", thread.getName());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
