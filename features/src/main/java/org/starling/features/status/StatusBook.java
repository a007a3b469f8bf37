package org.starling.features.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/**
 * Statuses in memory, written behind. Statuses of users with a socket here stay in memory; those of
 * others are read again after seconds. One writer at a time saves what has changed, so that what is
 * saved later is never older. A failed save is tried again with what has changed since.
 */
final class StatusBook {
  private static final int LOCKS = 64;

  private final Database db;
  private final StatusStore store;
  private final NodeStore nodes;
  private final Events events;
  private final String node;

  private final Map<UserId, Status> here = new ConcurrentHashMap<>();
  private final Cache<UserId, Status> others;
  private final Map<UserId, Status> unsaved = new ConcurrentHashMap<>();

  /** Of which nothing but the time of the last activity has changed; not urgent. */
  private final Map<UserId, Status> unsavedActivity = new ConcurrentHashMap<>();

  /** What people chose and what is not written yet; the rest came by itself. */
  private final Map<UserId, Status> chosen = new ConcurrentHashMap<>();

  private volatile Consumer<Status> told = status -> {};

  /** Who came (true) or left (false) and is not written yet. */
  private final Map<UserId, Boolean> arrivals = new ConcurrentHashMap<>();

  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
  private final ReentrantLock saving = new ReentrantLock();

  /**
   * @param node names this process among all that use the database
   */
  StatusBook(Platform platform, StatusStore store, NodeStore nodes, String node) {
    this.db = platform.db();
    this.others =
        platform
            .caches()
            .make(
                "Status",
                Caffeine.newBuilder()
                    .maximumSize(StatusLimits.CACHED_STATUSES_MAX)
                    .expireAfterWrite(StatusLimits.CACHED_MAX));
    this.store = store;
    this.nodes = nodes;
    this.events = platform.events();
    this.node = node;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** Has somebody hear of every change but of mere activity. Wiring time only. */
  void onChange(Consumer<Status> listener) {
    told = listener;
  }

  /** Names this process among all that use the database. */
  String node() {
    return node;
  }

  Map<UserId, Status> of(Collection<UserId> users) {
    Map<UserId, Status> found = new HashMap<>();
    List<UserId> unknown = new ArrayList<>();
    for (UserId user : users) {
      Status known = remembered(user);
      if (known == null) {
        unknown.add(user);
      } else {
        found.put(user, known);
      }
    }
    if (!unknown.isEmpty()) {
      for (Status status : store.of(db.primary(), unknown)) {
        found.put(status.user(), status);
      }
      for (UserId user : unknown) {
        others.put(user, found.computeIfAbsent(user, Status::unknown));
      }
    }
    return found;
  }

  private @org.jspecify.annotations.Nullable Status remembered(UserId user) {
    Status status = unsaved.get(user);
    if (status == null) {
      status = unsavedActivity.get(user);
    }
    if (status == null) {
      status = here.get(user);
    }
    return status == null ? others.getIfPresent(user) : status;
  }

  /** Users with a socket here. */
  Set<UserId> connected() {
    return here.keySet();
  }

  Collection<Status> ofConnected() {
    return here.values();
  }

  /** Applies a rule; what it changes is told now and saved soon. */
  void change(UserId user, UnaryOperator<Status> rule) {
    locked(user, () -> apply(user, rule));
  }

  /** The same for what somebody chose: it is saved when this returns. */
  void choose(UserId user, UnaryOperator<Status> rule) {
    locked(
        user,
        () -> {
          Status after = apply(user, rule);
          chosen.put(user, after);
          unsaved.put(user, after);
        });
    save();
  }

  private Status apply(UserId user, UnaryOperator<Status> rule) {
    Status before = one(user);
    Status after = rule.apply(before);
    if (!after.equals(before)) {
      remember(before, after);
    }
    return after;
  }

  private void locked(UserId user, Runnable work) {
    ReentrantLock lock = locks[Math.floorMod(user.hashCode(), LOCKS)];
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** What is written already instead of {@code before}; here a later choice may be known. */
  void replaced(Status before, Status after) {
    UserId user = before.user();
    locked(
        user,
        () -> {
          unsaved.remove(user, before);
          if (!unsaved.containsKey(user)) {
            keep(after);
            told.accept(after);
            events.publish(new StatusEvent.Changed(after));
          }
        });
  }

  private void keep(Status status) {
    UserId user = status.user();
    if (here.computeIfPresent(user, (id, old) -> status) == null) {
      others.put(user, status);
    }
  }

  private Status one(UserId user) {
    return of(List.of(user)).getOrDefault(user, Status.unknown(user));
  }

  private void remember(Status before, Status after) {
    UserId user = after.user();
    boolean activityOnly =
        after.state().equals(before.state())
            && after.manual() == before.manual()
            && after.dndEndTime() == before.dndEndTime();
    if (activityOnly && !unsaved.containsKey(user)) {
      unsavedActivity.put(user, after);
    } else {
      unsaved.put(user, after);
      unsavedActivity.remove(user);
    }
    keep(after);
    if (!activityOnly) {
      told.accept(after);
    }
    if (!after.state().equals(before.state())) {
      events.publish(new StatusEvent.Changed(after));
    }
    if (unsaved.size() + unsavedActivity.size() > StatusLimits.UNSAVED_STATUSES_MAX) {
      saveActivity();
    }
  }

  /** What another node says, which saves it and has told the user's sockets. */
  void heard(Status status) {
    UserId user = status.user();
    locked(
        user,
        () -> {
          chosen.remove(user);
          unsaved.remove(user);
          unsavedActivity.remove(user);
          if (here.computeIfPresent(user, (id, old) -> status.notBefore(old)) == null) {
            others.put(user, status);
          }
        });
  }

  /** Somebody was active on another node, which may not know yet what they chose here. */
  void heardOf(Status active) {
    here.computeIfPresent(active.user(), (id, old) -> old.notBefore(active));
  }

  /** Reads the statuses of those who are here from the database: others may have changed them. */
  void readAgain() {
    saveActivity();
    readAgain(List.copyOf(here.keySet()));
  }

  void readAgain(List<UserId> users) {
    for (int at = 0; at < users.size(); at += StatusLimits.SAVED_AT_ONCE_MAX) {
      int end = Math.min(users.size(), at + StatusLimits.SAVED_AT_ONCE_MAX);
      Map<UserId, Status> known = hereOf(users.subList(at, end));
      store.of(db.primary(), known.keySet()).forEach(status -> read(known, status));
    }
  }

  private Map<UserId, Status> hereOf(List<UserId> users) {
    Map<UserId, Status> found = new HashMap<>();
    for (UserId user : users) {
      Status status = here.get(user);
      if (status != null) {
        found.put(user, status);
      }
    }
    return found;
  }

  /** What changed here after {@code known} is newer than what was read. */
  private void read(Map<UserId, Status> known, Status status) {
    UserId user = status.user();
    locked(
        user,
        () -> {
          Status now = here.get(user);
          if (now != null && now == known.get(user) && !unsaved.containsKey(user)) {
            unsavedActivity.remove(user);
            here.put(user, status.notBefore(now));
          }
        });
  }

  void arrived(UserId user) {
    here.put(user, one(user));
    arrivals.put(user, true);
  }

  void left(UserId user) {
    Status last = here.remove(user);
    if (last != null) {
      others.put(user, last);
    }
    arrivals.put(user, false);
  }

  /** Writes what must not wait; returns once everything changed before the call is committed. */
  void save() {
    saving.lock();
    try {
      Map<UserId, Boolean> moves = Map.copyOf(arrivals);
      Map<UserId, Status> byHand = Map.copyOf(chosen);
      Map<UserId, Status> changed = Map.copyOf(unsaved);
      if (moves.isEmpty() && changed.isEmpty()) {
        return;
      }
      db.write(tx -> write(tx, moves, changed.values(), byHand));
      moves.forEach(arrivals::remove);
      changed.forEach(unsaved::remove);
      byHand.forEach(chosen::remove);
    } finally {
      saving.unlock();
    }
  }

  private boolean write(
      Tx tx, Map<UserId, Boolean> moves, Collection<Status> all, Map<UserId, Status> byHand) {
    List<Status> changed = List.copyOf(all);
    List<UserId> came = new ArrayList<>();
    List<UserId> gone = new ArrayList<>();
    moves.forEach((user, arrived) -> (arrived ? came : gone).add(user));
    nodes.connected(tx, node, came);
    nodes.disconnected(tx, node, gone);
    for (int at = 0; at < changed.size(); at += StatusLimits.SAVED_AT_ONCE_MAX) {
      int end = Math.min(changed.size(), at + StatusLimits.SAVED_AT_ONCE_MAX);
      Map<Boolean, List<Status>> some =
          changed.subList(at, end).stream()
              .collect(
                  Collectors.partitioningBy(status -> status.equals(byHand.get(status.user()))));
      store.save(tx, some.getOrDefault(true, List.of()));
      store.saveUnlessChosen(tx, some.getOrDefault(false, List.of()));
    }
    return true;
  }

  /** Writes everything, the times of activity too. */
  void saveActivity() {
    unsavedActivity.forEach((user, status) -> {
      unsaved.putIfAbsent(user, status);
      unsavedActivity.remove(user, status);
    });
    save();
  }

  /** Runs {@code work} when all is saved and nothing else is being saved. */
  void whenSaved(Consumer<Tx> work) {
    saving.lock();
    try {
      save();
      db.write(tx -> {
        work.accept(tx);
        return true;
      });
    } finally {
      saving.unlock();
    }
  }
}
