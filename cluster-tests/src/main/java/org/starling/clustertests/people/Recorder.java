package org.starling.clustertests.people;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.clustertests.history.Gap;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.Operation;

/** Writes down what people did and heard, as it happens. */
public final class Recorder {
  private final long start = System.nanoTime();
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final Queue<Gap> gaps = new ConcurrentLinkedQueue<>();
  private final AtomicLong done = new AtomicLong();

  /** Nanoseconds since the run began. */
  public long now() {
    return System.nanoTime() - start;
  }

  /** When the run began, by the monotonic clock of this machine. */
  long start() {
    return start;
  }

  void did(Operation operation) {
    operations.add(operation);
    if (operation.done()) {
      done.incrementAndGet();
    }
  }

  void heard(Heard event) {
    heard.add(event);
  }

  void gap(Gap gap) {
    gaps.add(gap);
  }

  /** How many operations were acknowledged so far. */
  public long acknowledged() {
    return done.get();
  }

  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
