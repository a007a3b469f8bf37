package org.starling.platform.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;

/**
 * Tells the other nodes who is connected here. One thread does it, for all who wait at a time, and
 * always tells what is true at that moment: so the last that a node hears of a user is right.
 *
 * <p>That somebody came is acknowledged by every member before hello is sent; that somebody went is
 * told soon. A node that is new is told everything first.
 */
final class Announcer {
  static final Subject INTEREST = new Subject("interest");
  static final Subject INTEREST_WANTED = new Subject("interest_wanted");
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final byte[] NOTHING = new byte[0];

  /** Up to which event each node had sent to each other one, when it took note. */
  record Noted(Map<NodeId, Map<NodeId, Long>> sent) {
    /** What each of these nodes had sent to one of them. */
    Map<NodeId, Long> sentTo(NodeId node) {
      Map<NodeId, Long> numbers = new HashMap<>();
      sent.forEach((from, to) -> {
        Long number = to.get(node);
        if (number != null) {
          numbers.put(from, number);
        }
      });
      return numbers;
    }
  }

  private record Wish(UserId user, CompletableFuture<Noted> done) {}

  private final Cluster cluster;
  private final Directory directory;
  private final Predicate<NodeId> knows;
  private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private final Set<UserId> changed = ConcurrentHashMap.newKeySet();
  private final Set<NodeId> greeted = ConcurrentHashMap.newKeySet();

  /** What all other nodes know of us. */
  private final Map<UserId, Interest.State> announced = new ConcurrentHashMap<>();

  private final Thread thread;
  private long askedAt;

  /**
   * @param knows whether a node has told everything to this one
   */
  Announcer(Cluster cluster, Directory directory, Predicate<NodeId> knows) {
    this.cluster = cluster;
    this.directory = directory;
    this.knows = knows;
    this.thread = Thread.ofVirtual().name("announcer").unstarted(this::run);
    cluster.on(
        INTEREST_WANTED,
        (from, message) -> {
          greet(from);
          return NOTHING;
        });
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  /** Whether every member knows that the user has a socket here. */
  boolean known(UserId user) {
    return announced.get(user) == Interest.State.LIVE;
  }

  /** Tells all members that the user is here, even if they know. */
  CompletableFuture<Noted> announce(UserId user) {
    Wish wish = new Wish(user, new CompletableFuture<>());
    wishes.add(wish);
    return wish.done();
  }

  /** Something has changed about the user; nobody waits for it. Cheap. */
  void changed(UserId user) {
    changed.add(user);
  }

  /** A node is to be told everything. */
  void greet(NodeId node) {
    greeted.add(node);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Wish first = wishes.poll(RealtimeLimits.ANNOUNCE_LATER_MS, TimeUnit.MILLISECONDS);
        List<Wish> some = new ArrayList<>();
        if (first != null) {
          some.add(first);
          wishes.drainTo(some);
        }
        turn(some);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("who is connected could not be told; it is told again: {}", e.toString());
      }
    }
  }

  private void turn(List<Wish> some) {
    try {
      askWhoIsThere();
      greetAll();
      Set<UserId> users = new HashSet<>();
      some.forEach(wish -> users.add(wish.user()));
      for (UserId user : Set.copyOf(changed)) {
        changed.remove(user);
        if (directory.state(user) != announced.getOrDefault(user, Interest.State.GONE)) {
          users.add(user);
        }
      }
      if (!users.isEmpty()) {
        Noted noted = tell(users);
        some.forEach(wish -> wish.done().complete(noted));
      }
    } catch (RuntimeException e) {
      some.forEach(wish -> wish.done().completeExceptionally(e));
      throw e;
    }
  }

  private Noted tell(Set<UserId> users) {
    Map<UserId, Interest.State> states = new HashMap<>();
    for (UserId user : users) {
      // First this: who finds it gone waits for the next turn, which sees them.
      announced.remove(user);
      states.put(user, directory.state(user));
    }
    Map<NodeId, Map<NodeId, Long>> sent;
    try {
      sent = askAll(InterestWire.write(new InterestWire.Told(false, states)));
    } catch (RuntimeException e) {
      changed.addAll(users);
      throw e;
    }
    states.forEach((user, state) -> {
      if (state != Interest.State.GONE) {
        announced.put(user, state);
      }
    });
    return new Noted(sent);
  }

  /** Returns when each member has answered that has not been lost meanwhile. */
  private Map<NodeId, Map<NodeId, Long>> askAll(byte[] message) {
    Map<NodeId, Map<NodeId, Long>> answers = new HashMap<>();
    long end = System.nanoTime() + RealtimeLimits.ANNOUNCE_WAIT_MS_MAX * 1_000_000L;
    while (true) {
      Set<NodeId> missing = new HashSet<>(cluster.others());
      missing.removeAll(answers.keySet());
      if (missing.isEmpty()) {
        return answers;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("members do not take note: " + missing);
      }
      Duration wait = Duration.ofMillis(RealtimeLimits.ANNOUNCE_ATTEMPT_MS_MAX);
      int before = answers.size();
      cluster
          .ask(missing, INTEREST, message, wait)
          .forEach((node, answer) -> {
            if (answer.length > 0) {
              answers.put(node, InterestWire.readNumbers(answer));
            }
          });
      if (answers.size() == before) {
        Pauses.milliseconds(RealtimeLimits.SEND_AGAIN_MS);
      }
    }
  }

  private void greetAll() {
    for (NodeId node : Set.copyOf(greeted)) {
      greeted.remove(node);
      Map<UserId, Interest.State> before = Map.copyOf(announced);
      // First this, as when single users are told: nobody who comes back now is taken for known.
      announced.clear();
      changed.addAll(before.keySet());
      Map<UserId, Interest.State> all = tellAll(node);
      before.forEach((user, state) -> {
        if (state == all.get(user)) {
          announced.put(user, state);
        }
      });
    }
  }

  private Map<UserId, Interest.State> tellAll(NodeId node) {
    Map<UserId, Interest.State> all = new HashMap<>();
    for (UserId user : directory.users()) {
      all.put(user, directory.state(user));
    }
    cluster.tell(Set.of(node), INTEREST, InterestWire.write(new InterestWire.Told(true, all)));
    return all;
  }

  private void askWhoIsThere() {
    long now = System.nanoTime();
    if (askedAt != 0 && now - askedAt < RealtimeLimits.ASK_AGAIN_MS * 1_000_000L) {
      return;
    }
    askedAt = now;
    Set<NodeId> unknown = new HashSet<>(cluster.others());
    unknown.removeIf(knows);
    if (!unknown.isEmpty()) {
      cluster.tell(unknown, INTEREST_WANTED, NOTHING);
    }
  }
}
