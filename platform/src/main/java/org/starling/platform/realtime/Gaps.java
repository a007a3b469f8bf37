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
    if (matters(event, why)) {
      tell(audience, index);
    }
  }

  /** Cuts off whoever may be in the audience, here and on other nodes. */
  void tell(Audience audience, @Nullable AudienceIndex index) {
    hub.publisher().gap(concerned(audience, index), audience);
  }

  /** An event that came from another node is lost here. */
  void missed(
      PackedFrame frame, Origin origin, @Nullable AudienceIndex index, RuntimeException why) {
    if (matters(frame.name(), why)) {
      heard(frame.audience(), origin, index);
    } else {
      hub.publisher().pass(origin);
    }
  }

  /** Another node says that clients here have missed something. */
  void heard(Audience audience, Origin origin, @Nullable AudienceIndex index) {
    hub.publisher().cut(concerned(audience, index), origin);
  }

  /** Counts an event that is lost; false if it may be. */
  private boolean matters(String event, RuntimeException why) {
    hub.metrics.lost(event);
    if (PackedFrame.DROPPABLE.contains(event)) {
      LOG.warn("the event {} is left out: {}", event, why.toString());
      return false;
    }
    LOG.error(
        "the event {} could not be sent; clients that it may concern are cut off to fetch anew",
        event,
        why);
    return true;
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
