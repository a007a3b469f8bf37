package org.starling.platform.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.platform.cluster.LeaseEffect.Ask;
import org.starling.platform.cluster.LeaseEffect.Lead;
import org.starling.platform.cluster.LeaseEffect.Purge;
import org.starling.platform.cluster.LeaseEffect.Reply;
import org.starling.platform.cluster.LeaseEffect.StepOut;
import org.starling.platform.cluster.LeaseEffect.ToDatabase;
import org.starling.platform.cluster.LeaseEffect.Unheard;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Asked;
import org.starling.platform.cluster.LeaseInput.Leaving;
import org.starling.platform.cluster.LeaseInput.Tick;
import org.starling.platform.cluster.LeaseInput.Viewed;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/** Performs what {@link LeaseStep} decides: the thin shell around it, with its threads. */
final class LeaseKeeper implements Contact, Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final Database db;
  private final LeaseDatabase row;
  private final LongSupplier millis;
  private final Group group;
  private final List<Runnable> beforeFresh = new CopyOnWriteArrayList<>();
  private final List<Runnable> onUnheard = new CopyOnWriteArrayList<>();
  private final List<Consumer<Boolean>> onCutOff = new CopyOnWriteArrayList<>();
  private final List<Consumer<Boolean>> onLead = new CopyOnWriteArrayList<>();
  private final ExecutorService questions = inOrder("lease-database");
  private final ExecutorService listeners = inOrder("lease-listeners");
  private volatile LeaseState state;
  private boolean toldCutOff = true;
  private boolean leaving;

  /** The others, as far as the lease has to do with them. */
  interface Group {
    /** Asks all members for a sign of life. */
    void ask();

    /** Leaves them for a while. */
    void stepOut();

    /** After which one that says nothing is lost. */
    Duration silence();
  }

  /**
   * @param cluster ClusterSettings.ClusterName
   * @param millis the monotonic clock
   */
  LeaseKeeper(NodeId self, String cluster, Database db, LongSupplier millis, Group group) {
    this.db = db;
    this.millis = millis;
    this.group = group;
    this.row = new LeaseDatabase(db, cluster, self, millis);
    this.state = LeaseState.of(self, millis.getAsLong(), group.silence().toMillis());
  }

  private static ExecutorService inOrder(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  LeaseState state() {
    return state;
  }

  long now() {
    return millis.getAsLong();
  }

  /** To be called every {@link LeaseLimits#TICK_MS}. */
  void tick() {
    step(new Tick(now()));
    tellCutOff();
  }

  private synchronized void tellCutOff() {
    boolean cutOff = cutOff();
    if (cutOff != toldCutOff) {
      toldCutOff = cutOff;
      if (cutOff) {
        LOG.warn("This node is cut off from the cluster's leader, and serves nobody");
      } else {
        LOG.info("This node is in contact with the cluster's leader, and serves");
      }
      tell(onCutOff, cutOff);
    }
  }

  void viewed(Set<NodeId> nodes, Set<NodeId> left) {
    step(new Viewed(now(), nodes, left));
  }

  /** Gives a sign of life. */
  LeaseAnswer asked(NodeId from) {
    return step(new Asked(now(), from)).stream()
        .flatMap(
            effect -> effect instanceof Reply(_, var answer) ? Stream.of(answer) : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  void answered(NodeId from, long askedAt, LeaseAnswer answer) {
    step(new Answered(now(), from, askedAt, answer));
  }

  /** Waits for contact with a leader, or until it is this node; not for ever. */
  void awaitServing() {
    await(LeaseLimits.FIRST_CONTACT_MS_MAX, () -> !cutOff());
  }

  /** Gives the lease back, when this node has ended its work. */
  void leave() {
    awaitDatabase();
    step(new Leaving(now()));
    synchronized (this) {
      leaving = true;
    }
    questions.shutdown();
    listeners.shutdown();
    try {
      if (!questions.awaitTermination(LeaseLimits.LEAVE_MS_MAX, TimeUnit.MILLISECONDS)) {
        LOG.warn("The lease could not be given back; it runs out soon");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is under way there would stand in the way of giving back. */
  private void awaitDatabase() {
    await(LeaseLimits.LEAVE_MS_MAX, () -> !state.busy());
  }

  private void await(long milliseconds, BooleanSupplier done) {
    long end = now() + milliseconds;
    while (!done.getAsBoolean() && now() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LeaseLimits.LOOK_PAUSE_MS));
    }
  }

  /** Something may have changed that this node cannot know of. */
  synchronized void forget() {
    beforeFresh.forEach(Runnable::run);
  }

  private List<LeaseEffect> step(LeaseInput input) {
    List<LeaseEffect> effects;
    synchronized (this) {
      LeaseStep.Step step = LeaseStep.next(state, input);
      effects = step.effects();
      if (effects.contains(new Purge())) {
        forget();
      }
      state = step.state();
      if (!leaving) {
        effects.forEach(this::perform);
      }
    }
    return effects;
  }

  private void perform(LeaseEffect effect) {
    switch (effect) {
      case ToDatabase question -> questions.execute(() -> step(row.ask(question)));
      case Ask _ -> Thread.ofVirtual().name("lease-asks").start(group::ask);
      case StepOut _ -> group.stepOut();
      case Lead(var leading) -> {
        LOG.info(leading ? "This node leads, in epoch {}" : "This node does not lead", epoch());
        tell(onLead, leading);
      }
      case Unheard _ -> onUnheard.forEach(listeners::execute);
      case Purge _, Reply _ -> {}
    }
  }

  private void tell(List<Consumer<Boolean>> whom, boolean what) {
    whom.forEach(listener ->
        listeners.execute(() -> {
          try {
            listener.accept(what);
          } catch (RuntimeException e) {
            LOG.error("A change of leader or contact was not handled", e);
          }
        }));
  }

  @Override
  public boolean fresh() {
    return state.fresh(now());
  }

  @Override
  public boolean cutOff() {
    return !state.able(now());
  }

  @Override
  public boolean leading() {
    return state.leads(now());
  }

  @Override
  public long epoch() {
    return state.row().epoch();
  }

  @Override
  public <T> Optional<T> lead(Function<Tx, T> work) {
    LeaseState current = state;
    if (!current.leads(now())) {
      return Optional.empty();
    }
    return db.write(tx ->
        row.holds(tx, current.row().epoch()) ? Optional.of(work.apply(tx)) : Optional.empty());
  }

  @Override
  public void beforeFresh(Runnable forget) {
    beforeFresh.add(forget);
  }

  @Override
  public void onUnheard(Runnable listener) {
    onUnheard.add(listener);
  }

  @Override
  public void onCutOff(Consumer<Boolean> listener) {
    onCutOff.add(listener);
  }

  @Override
  public void onLead(Consumer<Boolean> listener) {
    onLead.add(listener);
  }
}
