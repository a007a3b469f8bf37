package org.starling.platform.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.starling.kernel.Ids;
import org.starling.platform.db.Tx;

/**
 * Several nodes in one process. Messages take as long as {@link #delays} says, and keep their order
 * for each sender, receiver and subject.
 */
public final class MemoryCluster implements AutoCloseable {
  /** A node that was lost can serve no more. */
  public static final long LOST_NODE_SERVES_MS = 1_000;

  private static final byte[] NOTHING = new byte[0];

  private final Map<NodeId, Door> doors = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> bytes = new ConcurrentHashMap<>();
  private final Ids ids;
  private final Random random;
  private volatile LongSupplier delayMicros = () -> 0;
  private volatile boolean closed;

  public MemoryCluster(long seed) {
    random = new Random(seed);
    ids = new Ids(random);
  }

  /** Each message takes up to so long. */
  public void delays(long microsMax) {
    delayMicros =
        () -> {
          synchronized (random) {
            return microsMax == 0 ? 0 : random.nextLong(microsMax);
          }
        };
  }

  /** Bytes sent between nodes on a subject. */
  public long bytes(Subject subject) {
    LongAdder adder = bytes.get(subject.name());
    return adder == null ? 0 : adder.sum();
  }

  /** A new node; the others see it when it joins. */
  public Door node() {
    return new Door(new NodeId(ids.next()));
  }

  public synchronized void join(Door door) {
    doors.values().forEach(other -> meet(other, door));
    doors.put(door.self, door);
  }

  private static void meet(Door one, Door other) {
    one.others.add(other.self);
    other.others.add(one.self);
    one.tellChange(new Change.Joined(other.self));
    other.tellChange(new Change.Joined(one.self));
  }

  public synchronized void leave(Door door) {
    doors.remove(door.self);
    doors.values().forEach(other -> other.drop(new Change.Left(door.self), door.self));
  }

  /** The node is dead: nothing leaves it any more, and the others notice after a while. */
  public synchronized void kill(Door door, Duration notice) {
    door.dead = true;
    doors.remove(door.self);
    Thread.ofVirtual()
        .start(() -> {
          sleep(notice.toNanos() / 1000);
          doors.values().forEach(other -> other.drop(new Change.Lost(door.self), door.self));
        });
  }

  /** Cuts the wires between two nodes, and lets both notice. */
  public synchronized void part(Door one, Door other) {
    one.drop(new Change.Lost(other.self), other.self);
    other.drop(new Change.Lost(one.self), one.self);
  }

  public synchronized void heal(Door one, Door other) {
    one.others.add(other.self);
    other.others.add(one.self);
    one.tellChange(new Change.Healed(Set.of(other.self)));
    other.tellChange(new Change.Healed(Set.of(one.self)));
  }

  @Override
  public void close() {
    closed = true;
    doors.values().forEach(door -> door.dead = true);
  }

  private static void sleep(long micros) {
    try {
      TimeUnit.MICROSECONDS.sleep(micros);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Letter(Subject subject, byte[] message, CompletableFuture<byte[]> answer) {}

  /** One node's door. */
  public final class Door implements Cluster, Contact, Leadership {
    private final NodeId self;
    private final Set<NodeId> others = ConcurrentHashMap.newKeySet();
    private final Map<Subject, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, LinkedBlockingQueue<Letter>> lanes = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Map<Subject, Long> slow = new ConcurrentHashMap<>();
    private volatile boolean dead;
    private final List<Runnable> forgetting = new CopyOnWriteArrayList<>();
    private volatile boolean fresh = true;
    private volatile boolean deaf;
    private volatile boolean full;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean unaware;

    private Door(NodeId self) {
      this.self = self;
      Thread.ofVirtual().start(this::tellChanges);
    }

    /** Messages to this node on one subject take so long more. */
    public void slow(Subject subject, long millis) {
      slow.put(subject, millis);
    }

    /** Messages to this node wait. */
    public void deaf(boolean now) {
      deaf = now;
    }

    /** Whoever tells this node something waits, as if there were no room. */
    public void full(boolean now) {
      full = now;
    }

    /** How many messages to this node wait for room. */
    public int waiting() {
      return waiting.get();
    }

    /** Those who listen for changes hear of none. */
    public void unaware(boolean now) {
      unaware = now;
    }

    private void tellChange(Change change) {
      changes.add(change);
    }

    private void tellChanges() {
      try {
        while (!closed) {
          Change change = changes.poll(100, TimeUnit.MILLISECONDS);
          while (unaware && !closed) {
            sleep(1000);
          }
          if (change != null) {
            listeners.forEach(listener -> listener.accept(change));
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void drop(Change change, NodeId node) {
      others.remove(node);
      tellChange(change);
    }

    @Override
    public NodeId self() {
      return self;
    }

    @Override
    public Set<NodeId> others() {
      return Set.copyOf(others);
    }

    @Override
    public void tell(Set<NodeId> to, Subject subject, byte[] message) {
      post(to, subject, message);
    }

    private Map<NodeId, CompletableFuture<byte[]>> post(
        Set<NodeId> to, Subject subject, byte[] message) {
      Map<NodeId, CompletableFuture<byte[]>> answers = new HashMap<>();
      for (NodeId node : to) {
        Door door = doors.get(node);
        if (dead || door == null || !others.contains(node)) {
          continue;
        }
        door.waiting.incrementAndGet();
        while (door.full && !closed) {
          sleep(1000);
        }
        door.waiting.decrementAndGet();
        bytes.computeIfAbsent(subject.name(), name -> new LongAdder()).add(message.length);
        Letter letter = new Letter(subject, message.clone(), new CompletableFuture<>());
        door.lane(self, subject).add(letter);
        answers.put(node, letter.answer());
      }
      return answers;
    }

    private LinkedBlockingQueue<Letter> lane(NodeId from, Subject subject) {
      return lanes.computeIfAbsent(
          from + " " + subject.name(),
          name -> {
            LinkedBlockingQueue<Letter> queue = new LinkedBlockingQueue<>();
            Thread.ofVirtual().name(name).start(() -> serve(from, queue));
            return queue;
          });
    }

    private void serve(NodeId from, LinkedBlockingQueue<Letter> queue) {
      try {
        while (!closed) {
          Letter letter = queue.poll(100, TimeUnit.MILLISECONDS);
          if (letter == null) {
            continue;
          }
          sleep(delayMicros.getAsLong() + 1000 * slow.getOrDefault(letter.subject(), 0L));
          while (deaf && !closed) {
            sleep(1000);
          }
          Handler handler = handlers.get(letter.subject());
          if (dead || handler == null) {
            continue;
          }
          try {
            letter.answer().complete(handler.handle(from, letter.message()));
          } catch (RuntimeException e) {
            letter.answer().completeExceptionally(e);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Map<NodeId, byte[]> ask(
        Set<NodeId> to, Subject subject, byte[] question, Duration wait) {
      Map<NodeId, byte[]> answers = new HashMap<>();
      long end = System.nanoTime() + wait.toNanos();
      post(to, subject, question).forEach((node, answer) -> await(node, answer, end, answers));
      return answers;
    }

    private void await(
        NodeId node, CompletableFuture<byte[]> answer, long end, Map<NodeId, byte[]> answers) {
      while (others.contains(node) && System.nanoTime() < end) {
        try {
          answers.put(node, answer.get(5, TimeUnit.MILLISECONDS));
          sleep(delayMicros.getAsLong());
          return;
        } catch (TimeoutException e) {
          continue;
        } catch (ExecutionException e) {
          return;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    @Override
    public void agree(Subject subject, byte[] message) {
      Set<NodeId> left = new HashSet<>(others);
      while (!left.isEmpty()) {
        left.removeAll(ask(left, subject, message, Duration.ofSeconds(1)).keySet());
        left.retainAll(others);
      }
    }

    @Override
    public void spread(Subject subject, byte[] message) {
      agree(subject, message);
    }

    @Override
    public void on(Subject subject, Handler handler) {
      if (handlers.putIfAbsent(subject, handler) != null) {
        throw new IllegalStateException("two handlers for " + subject.name());
      }
    }

    @Override
    public void onChange(Consumer<Change> listener) {
      listeners.add(listener);
    }

    @Override
    public Contact contact() {
      return this;
    }

    @Override
    public Leadership leadership() {
      return this;
    }

    /** Whether what the node keeps in memory counts. */
    public void fresh(boolean now) {
      if (now) {
        forgetting.forEach(Runnable::run);
      }
      fresh = now;
    }

    @Override
    public boolean fresh() {
      return fresh;
    }

    @Override
    public boolean cutOff() {
      return false;
    }

    @Override
    public void beforeFresh(Runnable forget) {
      forgetting.add(forget);
    }

    @Override
    public void onUnheard(Runnable listener) {
      listeners.add(change -> {
        switch (change) {
          case Change.Healed _ -> listener.run();
          case Change.Lost _ -> after(listener);
          case Change.Joined _, Change.Left _ -> {}
        }
      });
    }

    private void after(Runnable listener) {
      Thread.ofVirtual()
          .start(() -> {
            sleep(LOST_NODE_SERVES_MS * 1000);
            listener.run();
          });
    }

    @Override
    public void onCutOff(Consumer<Boolean> listener) {}

    @Override
    public boolean leading() {
      return others.stream().allMatch(other -> self.compareTo(other) < 0);
    }

    @Override
    public long epoch() {
      return 0;
    }

    @Override
    public <T> Optional<T> lead(Function<Tx, T> work) {
      throw new IllegalStateException("there is no database here");
    }

    @Override
    public void onLead(Consumer<Boolean> listener) {}

    /** For messages that need no answer. */
    public void on(Subject subject, Consumer<byte[]> consumer) {
      on(
          subject,
          (from, message) -> {
            consumer.accept(message);
            return NOTHING;
          });
    }

    List<NodeId> seen() {
      return new ArrayList<>(others);
    }
  }
}
