package org.starling.features.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.starling.platform.Platform;
import org.starling.platform.cluster.Change;
import org.starling.platform.cluster.Cluster;
import org.starling.platform.cluster.NodeId;
import org.starling.platform.cluster.Subject;
import org.starling.platform.http.Json;

/**
 * Whether an administrator has said that the servers should put off what is not essential. All
 * nodes know it; of what was said on several at a time, the last counts.
 */
final class Busy implements BooleanSupplier {
  /** What the contract says of a server that never was: the first second of the year 1. */
  static final Instant NEVER = Instant.ofEpochSecond(-62_135_596_800L);

  private static final Subject CHANGED = new Subject("busy_state_change");
  private static final byte[] DONE = {};

  /**
   * @param saidAt milliseconds; 0 if nobody has said anything yet
   */
  private record State(long saidAt, Instant until) {}

  private final Clock clock;
  private final Cluster cluster;
  private volatile State state = new State(0, NEVER);

  Busy(Platform platform) {
    this.clock = platform.clock();
    this.cluster = platform.cluster();
    cluster.on(CHANGED, (from, message) -> heard(message));
    cluster.onChange(this::changed);
  }

  @Override
  public boolean getAsBoolean() {
    Instant end = state.until;
    return end != NEVER && clock.instant().isBefore(end);
  }

  void mark(int seconds) {
    say(clock.instant().plusSeconds(seconds));
  }

  void clear() {
    say(NEVER);
  }

  /** The end; {@link #NEVER} if not busy. */
  Instant until() {
    return getAsBoolean() ? state.until : NEVER;
  }

  private void say(Instant until) {
    State said = new State(Math.max(clock.millis(), state.saidAt + 1), until);
    take(said);
    cluster.spread(CHANGED, message(said));
  }

  private synchronized void take(State said) {
    if (said.saidAt > state.saidAt) {
      state = said;
    }
  }

  /** Who was not there hears it from those who were. */
  private void changed(Change change) {
    Set<NodeId> missed =
        switch (change) {
          case Change.Joined(NodeId node) -> Set.of(node);
          case Change.Healed(Set<NodeId> nodes) -> nodes;
          case Change.Left _, Change.Lost _ -> Set.of();
        };
    State known = state;
    if (known.saidAt > 0) {
      cluster.tell(missed, CHANGED, message(known));
    }
  }

  private static byte[] message(State said) {
    return Json.bytes(
        Json.object()
            .put("busy", said.until != NEVER)
            .put("expires", said.until.getEpochSecond())
            .put("said_at", said.saidAt));
  }

  private byte[] heard(byte[] message) {
    try {
      JsonNode said = Json.tree(message);
      boolean busy = said.required("busy").asBoolean();
      Instant until = busy ? Instant.ofEpochSecond(said.required("expires").asLong()) : NEVER;
      take(new State(said.required("said_at").asLong(), until));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DONE;
  }
}
