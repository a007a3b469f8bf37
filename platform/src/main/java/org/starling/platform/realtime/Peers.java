package org.starling.platform.realtime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;
import org.starling.platform.cluster.Change;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;

/**
 * The hubs of the other nodes: which of them need an event, the lanes on which it goes to them, and
 * what comes from them. The reasons are in docs/decisions/cluster.md.
 */
final class Peers {
  static final Subject EVENTS = new Subject("publish");
  static final Subject TAKEN = new Subject("publish_taken");
  private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
  private static final byte[] NOTHING = new byte[0];

  /**
   * @param version of what was known when they were chosen
   */
  record Targets(Set<NodeId> nodes, long version) {}

  final Cluster cluster;
  final Interest interest = new Interest();
  final Announcer announcer;
  final Resumes resumes;
  private final Hub hub;
  private final Publisher publisher;
  private final Map<NodeId, Lane> lanes = new ConcurrentHashMap<>();

  /** Up to where the events of other nodes were taken; written under the publisher's lock. */
  private final Map<NodeId, Long> heard = new ConcurrentHashMap<>();

  /** How many events of other nodes were taken of which they have not been told that yet. */
  private final Map<NodeId, Integer> unacknowledged = new ConcurrentHashMap<>();

  private final LongAdder leftOut = new LongAdder();

  Peers(Hub hub, Publisher publisher, Cluster cluster) {
    this.hub = hub;
    this.publisher = publisher;
    this.cluster = cluster;
    this.announcer = new Announcer(cluster, hub.directory, interest::knows);
    this.resumes = new Resumes(hub, cluster);
    cluster.on(EVENTS, this::events);
    cluster.on(
        TAKEN,
        (from, message) -> {
          Lane lane = lanes.get(from);
          if (lane != null) {
            lane.taken(ByteBuffer.wrap(message).getLong());
          }
          return NOTHING;
        });
    cluster.on(Announcer.INTEREST, this::interest);
    cluster.onChange(this::changed);
    cluster.contact().onUnheard(hub.goodbyes::unheard);
    cluster
        .contact()
        .onCutOff(cutOff -> {
          if (cutOff) {
            hub.goodbyes.shut();
          } else {
            hub.goodbyes.open();
          }
        });
  }

  private void changed(Change change) {
    switch (change) {
      case Change.Joined(var node) -> announcer.greet(node);
      case Change.Left(var node) -> {
        drop(node);
        forget(node);
        publisher.left(node);
      }
      case Change.Lost(var node) -> {
        drop(node);
        forget(node);
        hub.goodbyes.lost();
      }
      case Change.Healed(var nodes) -> {
        nodes.forEach(this::drop);
        // What was sent to them, or was not, before they were members again may be missing there.
        nodes.forEach(publisher::anew);
        nodes.forEach(announcer::greet);
        hub.goodbyes.lost();
      }
    }
  }

  private void drop(NodeId node) {
    publisher.exclusively(() -> {
      interest.forget(node);
      Lane lane = lanes.remove(node);
      if (lane != null) {
        lane.close();
        leftOut.add(lane.leftOut());
      }
      return true;
    });
    resumes.gone(node);
  }

  /** What it sent until now is not taken any more. */
  private void forget(NodeId node) {
    publisher.exclusively(() -> heard.remove(node));
    unacknowledged.remove(node);
  }

  // ---- to others

  /** Who needs an event. */
  Targets targets(Audience audience, Frame.Part part, @Nullable Set<UserId> members) {
    long version = interest.version();
    return new Targets(interest.concerned(cluster.others(), audience, part, members), version);
  }

  boolean current(Targets targets) {
    return targets.version() == interest.version();
  }

  /** Whether another node needs what is for this user alone. */
  boolean listening(UserId user) {
    for (NodeId node : cluster.others()) {
      if (interest.has(node, user)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it had to wait. */
  boolean awaitRoom(Targets targets) {
    boolean waited = false;
    for (NodeId node : targets.nodes()) {
      Lane lane = lanes.get(node);
      waited |= lane != null && lane.awaitRoom();
    }
    return waited;
  }

  /** Puts an event on its way; under the publisher's lock. */
  List<Handovers.Pending> send(Set<NodeId> nodes, FrameWire.Numbered event) {
    List<Handovers.Pending> pending = new ArrayList<>(nodes.size());
    Set<NodeId> members = cluster.others();
    for (NodeId node : nodes) {
      if (members.contains(node)) {
        Lane lane = lanes.computeIfAbsent(node, this::open);
        lane.add(event);
        pending.add(new Handovers.Pending(lane, event.number()));
      }
    }
    return pending;
  }

  private Lane open(NodeId node) {
    Lane lane =
        new Lane(
            events -> send(node, events),
            () -> cluster.others().contains(node),
            () -> publisher.anew(node));
    Thread.ofVirtual().name("events to " + node).start(lane::run);
    return lane;
  }

  /** A failure is not the end: the other node passes over what it has taken already. */
  private void send(NodeId node, List<FrameWire.Numbered> events) {
    byte[] message = written(node, events);
    while (cluster.others().contains(node)) {
      try {
        cluster.tell(Set.of(node), EVENTS, message);
        return;
      } catch (RuntimeException e) {
        LOG.warn("events did not leave for {}; trying again: {}", node, e.toString());
        Pauses.milliseconds(RealtimeLimits.SEND_AGAIN_MS);
      }
    }
  }

  /** In place of what cannot be sent, the other node hears that its clients must begin anew. */
  private byte[] written(NodeId node, List<FrameWire.Numbered> events) {
    try {
      byte[] message = FrameWire.write(events, user -> interest.has(node, user));
      if (message.length <= RealtimeLimits.LANE_MESSAGE_BYTES_MAX) {
        return message;
      }
      LOG.error(
          "an event is too large for {}: {} bytes; its clients begin anew", node, message.length);
    } catch (RuntimeException e) {
      LOG.error("events cannot be written for {}; its clients begin anew", node, e);
    }
    long last = events.getLast().number();
    return FrameWire.write(
        List.of(new FrameWire.Numbered(last, PackedFrame.anew())), user -> false);
  }

  /** The last event that was put on its way to each node; under the publisher's lock. */
  Map<NodeId, Long> lastSent() {
    Map<NodeId, Long> last = new HashMap<>();
    lanes.forEach((node, lane) -> last.put(node, lane.last()));
    return last;
  }

  // ---- from others

  /** Whether every other node knows that the user has a socket here. */
  boolean knownToAll(UserId user) {
    return cluster.others().isEmpty() || announcer.known(user);
  }

  /** Returns when all nodes know that the user is here. Blocks. */
  Announcer.Noted noted(UserId user) {
    try {
      return announcer.announce(user).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while telling other nodes of a user", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] events(NodeId from, byte[] message) {
    List<FrameWire.Numbered> events;
    try {
      events = FrameWire.read(message);
    } catch (RuntimeException e) {
      hub.goodbyes.renew(); // what it was cannot be known
      throw e;
    }
    for (FrameWire.Numbered event : events) {
      if (event.number() > heard.getOrDefault(from, 0L)) {
        hub.take(event.frame(), new Origin(from, event.number()));
      }
    }
    acknowledge(from, events);
    return NOTHING;
  }

  /** At once if an author may wait for it; nobody waits for typing and statuses. */
  private void acknowledge(NodeId from, List<FrameWire.Numbered> events) {
    boolean awaited = events.stream().anyMatch(event -> !event.frame().droppable());
    int some = unacknowledged.merge(from, events.size(), Integer::sum);
    if (awaited || some >= RealtimeLimits.LANE_UNACKNOWLEDGED_MAX) {
      unacknowledged.remove(from);
      byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(events.getLast().number()).array();
      cluster.tell(Set.of(from), TAKEN, last);
    }
  }

  /** All shards have the event before whatever they are sent next; under the publisher's lock. */
  void heard(Origin origin) {
    heard.put(origin.node(), origin.number());
  }

  /** Up to where each node was heard; under the publisher's lock. */
  Map<NodeId, Long> heard() {
    return new HashMap<>(heard);
  }

  /** Waits until all these events were taken. */
  boolean caughtUp(Map<NodeId, Long> numbers) {
    long end = System.nanoTime() + RealtimeLimits.CATCH_UP_WAIT_MS_MAX * 1_000_000L;
    while (!numbers.entrySet().stream()
        .allMatch(one -> heard.getOrDefault(one.getKey(), 0L) >= one.getValue())) {
      if (System.nanoTime() > end) {
        return false;
      }
      Pauses.milliseconds(1);
    }
    return true;
  }

  /** Answers with the numbers that say which later events the sender will get itself. */
  private byte[] interest(NodeId from, byte[] message) {
    InterestWire.Told told = InterestWire.read(message);
    if (!isMember(from)) {
      return NOTHING;
    }
    Map<NodeId, Long> sent =
        publisher.exclusively(() -> {
          if (told.whole()) {
            interest.learnAll(from, told.users());
          } else {
            interest.learn(from, told.users());
          }
          return lastSent();
        });
    return InterestWire.writeNumbers(sent);
  }

  /** What is sent to members only must not be promised to somebody who is none yet. */
  private boolean isMember(NodeId node) {
    long end = System.nanoTime() + RealtimeLimits.MEMBER_WAIT_MS_MAX * 1_000_000L;
    while (!cluster.others().contains(node)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Pauses.milliseconds(RealtimeLimits.SEND_AGAIN_MS);
    }
    return true;
  }

  int waiting() {
    return lanes.values().stream().mapToInt(Lane::waiting).sum();
  }

  /** How many events were left out, for nodes that did not keep up. */
  long leftOut() {
    return leftOut.sum() + lanes.values().stream().mapToLong(Lane::leftOut).sum();
  }
}
