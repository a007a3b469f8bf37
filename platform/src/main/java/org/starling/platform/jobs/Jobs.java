package org.starling.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.kernel.Ids;
import org.starling.platform.cluster.Leadership;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** The jobs and tasks that there are: registered while the server is wired, asked for later. */
public final class Jobs {
  /** What the leader alone does, at every full {@code period} of the clock. */
  record Task(String name, Duration period, Consumer<Leadership> work) {}

  private final Database db;
  private final Ids ids;
  private final Clock clock;
  private final JobStore store = new JobStore();
  private final ClaimStore claims = new ClaimStore();
  private final Map<String, Work> works = new LinkedHashMap<>();
  private final Map<String, Schedule> schedules = new LinkedHashMap<>();
  private final List<Task> tasks = new ArrayList<>();

  public Jobs(Database db, Ids ids, Clock clock) {
    this.db = db;
    this.ids = ids;
    this.clock = clock;
  }

  /** Says what is done for a type. Wiring time only. */
  public void work(String type, Work work) {
    if (type.length() > JobsLimits.TYPE_CHARS_MAX || works.putIfAbsent(type, work) != null) {
      throw new IllegalStateException("no name for a type of jobs, or taken: " + type);
    }
  }

  /** The same, and the leader adds one by a schedule. Wiring time only. */
  public void work(String type, Schedule schedule, Work work) {
    work(type, work);
    schedules.put(type, schedule);
  }

  /**
   * Has the leader alone do something at every full {@code period} of the clock. Wiring time only.
   *
   * @param work writes by {@link Leadership#lead} what must not be done by a leader that was just
   *     deposed and has not noticed
   */
  public void task(String name, Duration period, Consumer<Leadership> work) {
    tasks.add(new Task(name, period, work));
  }

  /** The types that this server does. */
  public Set<String> types() {
    return Set.copyOf(works.keySet());
  }

  Map<String, Work> works() {
    return new HashMap<>(works);
  }

  Map<String, Schedule> schedules() {
    return new LinkedHashMap<>(schedules);
  }

  List<Task> tasks() {
    return List.copyOf(tasks);
  }

  Run.Stores stores() {
    return new Run.Stores(store, claims);
  }

  /** Adds a job for whoever takes it first. */
  public Job add(String type, Map<String, String> data) {
    Job job = fresh(type, data);
    return db.write(tx -> {
      store.insert(tx, job);
      return job;
    });
  }

  /** Adds one unless one of its type waits or runs already. */
  boolean addOnce(Tx tx, String type) {
    store.lockType(tx, type);
    if (store.open(tx, type)) {
      return false;
    }
    store.insert(tx, fresh(type, Map.of()));
    return true;
  }

  private Job fresh(String type, Map<String, String> data) {
    return new Job(ids.next(), type, 0, clock.millis(), 0, 0, JobStatus.PENDING, 0, data);
  }

  public Optional<Job> find(String id) {
    return store.find(db.primary(), id);
  }

  /** A page of the jobs of these types, the newest first; of one status if it is given. */
  public List<Job> list(
      Collection<String> types, Optional<JobStatus> status, int offset, int rows) {
    return store.list(db.primary(), types, status.map(JobStatus::wire).orElse(""), offset, rows);
  }

  /**
   * Has a job end: at once if nobody has it, soon if somebody does.
   *
   * @return whether it was waiting or running
   */
  public boolean cancel(String id) {
    return db.write(tx ->
        store.change(tx, id, JobStatus.PENDING, JobStatus.CANCELED, clock.millis()) > 0
            || store.change(
                    tx, id, JobStatus.IN_PROGRESS, JobStatus.CANCEL_REQUESTED, clock.millis())
                > 0);
  }

  /**
   * Changes a status by hand. A node that has the job loses it.
   *
   * @return whether the job had the status {@code from} still
   */
  public boolean change(Job job, JobStatus to) {
    return db.write(tx -> {
      boolean changed = store.change(tx, job.id(), job.status(), to, clock.millis()) > 0;
      if (changed && job.status() != JobStatus.PENDING) {
        claims.revoke(tx, job.id());
      }
      return changed;
    });
  }

  /** Deletes ended jobs, and claims of jobs that are gone; of all types if none is named. */
  public int sweep(Tx tx, Collection<String> types, long before, int rows) {
    int jobs = store.deleteEnded(tx, types, before, rows);
    return jobs + claims.deleteEnded(tx, rows);
  }
}
