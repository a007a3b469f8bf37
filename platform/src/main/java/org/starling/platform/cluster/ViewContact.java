package org.starling.platform.cluster;

import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Contact by signs of life alone: fresh while each member of the view gave one lately. */
record ViewContact(
    Supplier<Set<NodeId>> others,
    Supplier<Map<NodeId, Heartbeats.Pulse>> pulses,
    LongSupplier nanos)
    implements Contact {
  private static final long NANOS_PER_MS = 1_000_000;

  @Override
  public boolean fresh() {
    Map<NodeId, Heartbeats.Pulse> heard = pulses.get();
    long now = nanos.getAsLong();
    return others.get().stream()
        .allMatch(node -> {
          Heartbeats.Pulse pulse = heard.get(node);
          return pulse != null && now - pulse.askedAt() < NetworkLimits.CONTACT_MS * NANOS_PER_MS;
        });
  }

  @Override
  public boolean cutOff() {
    return false;
  }
}
