package org.starling.platform.realtime;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Audience;

/**
 * What happens when an event cannot be sent: whoever may have been meant is cut off and cannot
 * resume, so that the client fetches anew. Nobody misses an event without noticing.
 */
final class Gaps {
  private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

  private final Hub hub;

  Gaps(Hub hub) {
    this.hub = hub;
  }

  /** An event is lost on its way to the shards and to other nodes. */
  void lost(String event, Audience audience, @Nullable AudienceIndex index, RuntimeException why) {
    if (missed(event, audience, index, why)) {
      hub.peers().tellOfGap(audience);
    }
  }

  /** Cuts off whoever may be in the audience, here and on other nodes. */
  void tell(Audience audience, @Nullable AudienceIndex index) {
    cut(audience, index);
    hub.peers().tellOfGap(audience);
  }

  /**
   * An event that came from another node is lost here.
   *
   * @return false if it may be
   */
  boolean missed(
      String event, Audience audience, @Nullable AudienceIndex index, RuntimeException why) {
    hub.metrics.lost(event);
    if (PackedFrame.DROPPABLE.contains(event)) {
      LOG.warn("the event {} is left out: {}", event, why.toString());
      return false;
    }
    LOG.error(
        "the event {} could not be sent; clients that it may concern are cut off to fetch anew",
        event,
        why);
    cut(audience, index);
    return true;
  }

  /** Cuts off whoever may be in the audience here; all who listen, if that cannot be known. */
  void cut(Audience audience, @Nullable AudienceIndex index) {
    Predicate<Connection> concerned = concerned(audience, index);
    for (Shard shard : hub.shards()) {
      if (!shard.loop.isShuttingDown()) {
        shard.send(() -> shard.cut(concerned));
      }
    }
  }

  private static Predicate<Connection> concerned(Audience audience, @Nullable AudienceIndex index) {
    if (!audience.connection().isEmpty()) {
      return connection -> connection.id().equals(audience.connection());
    }
    if (!audience.user().isEmpty()) {
      return connection -> connection.user().value().equals(audience.user());
    }
    Set<?> members = index == null ? null : members(audience, index);
    return connection -> members == null || members.contains(connection.user());
  }

  private static @Nullable Set<?> members(Audience audience, AudienceIndex index) {
    try {
      return Publisher.members(audience, index);
    } catch (RuntimeException e) {
      LOG.warn("who is concerned is unknown, so everybody is cut off: {}", e.toString());
      return null;
    }
  }
}
