package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.ASK_MS;
import static org.starling.platform.cluster.LeaseLimits.CONTACT_MS;
import static org.starling.platform.cluster.LeaseLimits.GONE_NODES_MAX;
import static org.starling.platform.cluster.LeaseLimits.LEASE_MS;
import static org.starling.platform.cluster.LeaseLimits.MARGIN_MS;
import static org.starling.platform.cluster.LeaseLimits.NEVER;
import static org.starling.platform.cluster.LeaseLimits.READ_MS;
import static org.starling.platform.cluster.LeaseLimits.RENEW_MS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.platform.cluster.LeaseEffect.Ask;
import org.starling.platform.cluster.LeaseEffect.GiveBack;
import org.starling.platform.cluster.LeaseEffect.Lead;
import org.starling.platform.cluster.LeaseEffect.Purge;
import org.starling.platform.cluster.LeaseEffect.Read;
import org.starling.platform.cluster.LeaseEffect.Renew;
import org.starling.platform.cluster.LeaseEffect.Reply;
import org.starling.platform.cluster.LeaseEffect.Stand;
import org.starling.platform.cluster.LeaseEffect.StepOut;
import org.starling.platform.cluster.LeaseEffect.Take;
import org.starling.platform.cluster.LeaseEffect.ToDatabase;
import org.starling.platform.cluster.LeaseEffect.Unheard;
import org.starling.platform.cluster.LeaseInput.Answered;
import org.starling.platform.cluster.LeaseInput.Asked;
import org.starling.platform.cluster.LeaseInput.Failed;
import org.starling.platform.cluster.LeaseInput.FromDatabase;
import org.starling.platform.cluster.LeaseInput.Holds;
import org.starling.platform.cluster.LeaseInput.Leaving;
import org.starling.platform.cluster.LeaseInput.Refused;
import org.starling.platform.cluster.LeaseInput.Saw;
import org.starling.platform.cluster.LeaseInput.Tick;
import org.starling.platform.cluster.LeaseInput.Viewed;

/**
 * Leadership and contact, decided: {@link #next} is a pure function of state and input. An instance
 * is the state while one step changes it.
 */
final class LeaseStep {
  /** The state after an input, and what is to be done. */
  record Step(LeaseState state, List<LeaseEffect> effects) {}

  private final LeaseState before;
  private final NodeId self;
  private final long now;
  private final List<LeaseEffect> effects = new ArrayList<>();

  private Set<NodeId> view;
  private long viewAt;
  private Set<NodeId> gone;
  private LeaseRow row;
  private long rowAt;
  private long databaseAt;
  private long databaseAsked;
  private boolean busy;
  private boolean holds;
  private @Nullable NodeId former;
  private long floor;
  private long epoch;
  private long leaderAt;
  private long leaderEpoch;
  private Set<NodeId> serving;
  private final Map<NodeId, Long> ghosts;
  private final Map<NodeId, Long> heard;
  private final Map<NodeId, Long> granted;
  private final Map<NodeId, Long> since;
  private Losses losses;
  private Trials trials;
  private Unanswered unanswered;
  private long askedAt;

  private LeaseStep(LeaseState before, long now) {
    this.before = before;
    this.now = now;
    self = before.self();
    view = before.view();
    viewAt = before.viewAt();
    gone = before.gone();
    row = before.row();
    rowAt = before.rowAt();
    databaseAt = before.databaseAt();
    databaseAsked = before.databaseAsked();
    busy = before.busy();
    holds = before.holds();
    former = before.former();
    floor = before.floor();
    epoch = before.epoch();
    leaderAt = before.leaderAt();
    leaderEpoch = before.leaderEpoch();
    serving = before.serving();
    ghosts = new HashMap<>(before.ghosts());
    heard = new HashMap<>(before.heard());
    granted = new HashMap<>(before.granted());
    since = new HashMap<>(before.since());
    losses = before.losses();
    trials = before.trials();
    unanswered = before.unanswered();
    askedAt = before.askedAt();
  }

  static Step next(LeaseState state, LeaseInput input) {
    LeaseStep step = new LeaseStep(state, input.now());
    switch (input) {
      case Tick _ -> step.tick();
      case Viewed viewed -> step.viewed(viewed);
      case Asked(_, var from) -> step.asked(from);
      case Answered answered -> step.answered(answered);
      case Leaving _ -> step.leave();
      case FromDatabase said -> step.said(said);
    }
    return step.done();
  }

  private void tick() {
    if (now - askedAt >= ASK_MS) {
      ask();
      giveWay();
    }
    if (holds && ghosts.values().removeIf(until -> until <= now)) {
      decideServing();
    }
    long pause = holds ? RENEW_MS : READ_MS;
    if (now - databaseAsked >= pause || (holds && !row.members().equals(members()))) {
      renewOrRead();
    }
  }

  private void ask() {
    Set<NodeId> others = without(view, Set.of(self));
    unanswered = unanswered.asked(others, now - askedAt);
    askedAt = now;
    effects.add(new Ask(others));
  }

  private void renewOrRead() {
    send(holds ? new Renew(row, members()) : new Read());
  }

  private void send(ToDatabase question) {
    if (!busy) {
      busy = true;
      databaseAsked = now;
      effects.add(question);
    }
  }

  /** Those who may serve under this node's lease. */
  private Set<NodeId> members() {
    Set<NodeId> members = steady();
    members.addAll(ghosts.keySet());
    return members;
  }

  /** The view without those that must stay for a while first. */
  private Set<NodeId> steady() {
    return without(view, trials.in(view, now));
  }

  // The view

  private void viewed(Viewed viewed) {
    Set<NodeId> lost = without(without(view, viewed.nodes()), viewed.left());
    losses = losses.with(lost, circle(), now);
    trials = trials.seen(lost, without(viewed.nodes(), view), now);
    view = Set.copyOf(viewed.nodes());
    viewAt = now;
    remember(viewed.left());
    if (holds) {
      losses = losses.settled(circle(), now);
      decideServing();
    }
    ask();
    renewOrRead();
  }

  private void remember(Set<NodeId> left) {
    if (left.isEmpty()) {
      return;
    }
    Set<NodeId> all = new HashSet<>(gone.size() < GONE_NODES_MAX ? gone : Set.of());
    all.addAll(left);
    gone = Set.copyOf(all);
    ghosts.keySet().removeAll(left);
    heard.keySet().removeAll(left);
    granted.keySet().removeAll(left);
    since.keySet().removeAll(left);
    losses = losses.without(left);
  }

  // Contact

  private void asked(NodeId from) {
    granted.put(from, now);
    boolean leads = holds && now - leaderAt < LEASE_MS;
    LeaseAnswer answer =
        leads ? new LeaseAnswer(row.epoch(), serving, ghosts.keySet()) : LeaseAnswer.FOLLOWS;
    effects.add(new Reply(from, answer));
  }

  private void answered(Answered answered) {
    long asked = answered.askedAt();
    if (gone.contains(answered.from())) {
      return;
    }
    heard.merge(answered.from(), asked, Math::max);
    unanswered = unanswered.answeredBy(answered.from());
    LeaseAnswer answer = answered.answer();
    if (answer.epoch() == 0 || answer.epoch() < epoch || (holds && answer.epoch() == epoch)) {
      return;
    }
    holds = false;
    epoch = answer.epoch();
    boolean sameLeader = epoch == leaderEpoch;
    if (answer.serving().contains(self)
        && (!sameLeader || asked >= leaderAt)
        && (before.serves(now) || hears(answer.serving()))) {
      follow(answer, sameLeader ? leaderAt : NEVER);
      leaderAt = asked;
      leaderEpoch = epoch;
      losses = losses.settled(circle(), asked);
    }
  }

  /** Whether all of them answer that are members; else it would serve and not be told. */
  private boolean hears(Set<NodeId> nodes) {
    return without(nodes, Set.of(self)).stream()
        .allMatch(node -> !view.contains(node) || now - heardAt(node) < CONTACT_MS);
  }

  private long heardAt(NodeId node) {
    return heard.getOrDefault(node, NEVER);
  }

  /** Leaves the others to each other, if one of them and this node do not hear each other. */
  private void giveWay() {
    boolean serves = now - leaderAt < CONTACT_MS;
    Set<NodeId> others = new HashSet<>(view);
    if (serves) {
      others.retainAll(circle());
    }
    others.remove(self);
    boolean deserted = claim().deserted(now);
    if (!holds && (deserted || unanswered.stepsOut(self, others, row.holder(), serves))) {
      leaderAt = NEVER;
      unanswered = unanswered.asked(Set.of(), 0);
      effects.add(new StepOut());
    }
  }

  /**
   * @param unlisted when the last question was sent whose answer gave the former list: whoever is
   *     new in this one did not serve before
   */
  private void follow(LeaseAnswer answer, long unlisted) {
    Set<NodeId> known = circle();
    serving = without(answer.serving(), gone);
    ghosts.clear();
    answer.ghosts().stream()
        .filter(node -> !gone.contains(node))
        .forEach(node -> ghosts.put(node, Long.MAX_VALUE));
    for (NodeId node : serving) {
      if (!known.contains(node)) {
        heard.merge(node, unlisted, Math::max);
      }
    }
    if (unlisted == NEVER) {
      since.clear();
      count(now + LEASE_MS);
    } else {
      count(now);
    }
  }

  // The lease

  private void said(FromDatabase said) {
    busy = false;
    switch (said) {
      case Saw(_, var sent, var seen) -> {
        databaseAt = sent;
        see(seen);
        stand();
      }
      case Holds(_, var sent, var seen) -> {
        databaseAt = sent;
        hold(sent, seen);
      }
      case Refused(_, var sent) -> {
        databaseAt = sent;
        holds = false;
        send(new Read());
      }
      case Failed _ -> {}
    }
  }

  private void see(LeaseRow seen) {
    if (!seen.sameBeat(row)) {
      rowAt = now;
    }
    row = seen;
    epoch = Math.max(epoch, seen.epoch());
  }

  /** What one that does not lead does about the lease. */
  private void stand() {
    Claim claim = claim();
    if (row.heldBy(self)) {
      // Taken, or not given back, by a question whose answer did not come.
      send(new Renew(row, allMembers()));
    } else if (claim.takes(now)) {
      send(new Take(row, allMembers()));
    } else if (claim.stands(now)) {
      send(new Stand(row.epoch()));
    }
  }

  private Claim claim() {
    return new Claim(self, view, viewAt, heard, row, rowAt);
  }

  private Set<NodeId> allMembers() {
    Set<NodeId> all = steady();
    all.addAll(without(row.members(), gone));
    return all;
  }

  private void hold(long sent, LeaseRow seen) {
    if (holds) {
      leaderAt = Math.max(leaderAt, sent);
    } else {
      begin();
      leaderAt = sent;
    }
    holds = true;
    leaderEpoch = seen.epoch();
    see(seen);
    decideServing();
    losses = losses.settled(circle(), now);
    NodeId candidate = row.candidate();
    if (candidate != null
        && !candidate.equals(self)
        && candidate.equals(Collections.min(view))
        && serving.contains(candidate)) {
      // From now on this node says no more that it leads.
      holds = false;
      send(new GiveBack(row, members()));
    }
  }

  private void leave() {
    leaderAt = NEVER;
    if (holds) {
      holds = false;
      Set<NodeId> members = members();
      members.remove(self);
      send(new GiveBack(row, members));
    }
  }

  /** Those who served under the last holder may do so until its word has run out. */
  private void begin() {
    former = row.holder();
    floor = rowAt + (former == null ? 0 : LEASE_MS) + CONTACT_MS + MARGIN_MS;
    ghosts.clear();
    since.clear();
    Set<NodeId> steady = steady();
    for (NodeId node : without(row.members(), gone)) {
      if (!steady.contains(node)) {
        ghosts.put(node, floorOf(node));
      }
    }
    serving = Set.of();
  }

  /** The last holder itself had no other word than its renewals, and {@code row} is the last. */
  private long floorOf(NodeId node) {
    return node.equals(former) ? floor - LEASE_MS : floor;
  }

  /** The leader answers those that it hears and that are written down as its members. */
  private void decideServing() {
    Set<NodeId> known = new HashSet<>(before.serving());
    known.addAll(before.ghosts().keySet());
    Set<NodeId> next = steady();
    next.retainAll(row.members());
    ghosts.keySet().removeAll(next);
    for (NodeId node : without(serving, next)) {
      if (!gone.contains(node)) {
        long last = granted.getOrDefault(node, NEVER) + CONTACT_MS + MARGIN_MS;
        ghosts.merge(node, Math.max(last, floorOf(node)), Math::max);
      }
    }
    for (NodeId node : next) {
      if (!known.contains(node) && before.holds() && now >= floor) {
        heard.merge(node, now, Math::max);
      }
    }
    serving = Set.copyOf(next);
    count(before.holds() ? now : now + LEASE_MS);
  }

  /** Everybody who may serve. */
  private Set<NodeId> circle() {
    Set<NodeId> circle = new HashSet<>(serving);
    circle.addAll(ghosts.keySet());
    return circle;
  }

  /**
   * From when on those who serve can be expected to know that this node does. Under a new leader
   * that is later: some may still hear the old one.
   */
  private void count(long from) {
    if (!before.serves(now)) {
      since.clear();
    }
    Set<NodeId> circle = circle();
    since.keySet().retainAll(circle);
    circle.forEach(node -> since.putIfAbsent(node, from));
  }

  // The end of a step

  private Step done() {
    Set<NodeId> circle = circle();
    long freshUntil = Math.min(leaderAt, databaseAt);
    for (NodeId node : circle) {
      if (!node.equals(self) && !gone.contains(node)) {
        freshUntil = Math.min(freshUntil, heardAt(node));
      }
    }
    freshUntil += CONTACT_MS;
    if (now < freshUntil && now >= before.freshUntil()) {
      effects.addFirst(new Purge());
    }
    Set<NodeId> due = losses.due(view, circle);
    if (now - leaderAt < CONTACT_MS && !due.isEmpty()) {
      losses = losses.without(due);
      effects.addLast(new Unheard());
    }
    boolean leads = holds && now - leaderAt < LEASE_MS;
    if (leads != before.told()) {
      effects.addLast(new Lead(leads));
    }
    return new Step(state(leads, freshUntil), effects);
  }

  private LeaseState state(boolean leads, long freshUntil) {
    forget(heard);
    forget(granted);
    return new LeaseState(
        self,
        view,
        viewAt,
        gone,
        row,
        rowAt,
        databaseAt,
        databaseAsked,
        busy,
        holds,
        leads,
        former,
        floor,
        epoch,
        leaderAt,
        leaderEpoch,
        serving,
        Map.copyOf(ghosts),
        Map.copyOf(heard),
        Map.copyOf(granted),
        Map.copyOf(since),
        losses,
        trials,
        unanswered,
        askedAt,
        freshUntil);
  }

  /** What has run out long ago is as if it had never been. */
  private void forget(Map<NodeId, Long> times) {
    times.values().removeIf(at -> now - at > 2 * (CONTACT_MS + LEASE_MS));
  }

  private static Set<NodeId> without(Set<NodeId> all, Set<NodeId> some) {
    Set<NodeId> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
