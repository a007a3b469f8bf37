package org.starling.platform.realtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.Audience;
import org.starling.kernel.UserId;

/**
 * An event on its way to the connections, with what the delivery rules (contract websocket.md
 * section 7) need to know of its audience.
 *
 * @param number its place among all events that pass through this node; connections that registered
 *     later skip it
 * @param origin the same on every node
 * @param members of the audience's channel or team; null if it is not narrowed to either
 * @param omitted users who do not hear it: named by the audience, or guests who may not know
 * @param administrators connected ones; empty unless the audience asks for the difference
 * @param scoped heard only where its channel or thread is open
 */
record Delivery(
    long number,
    Origin origin,
    EncodedFrame frame,
    @Nullable Set<UserId> members,
    Set<UserId> omitted,
    Set<UserId> administrators,
    boolean scoped) {

  /** What the rules ask of a connection. */
  interface Ear {
    UserId user();

    String id();

    /** Whether it is known to show something else than this channel and its threads. */
    boolean elsewhere(String channel);
  }

  boolean reaches(Ear ear) {
    Audience audience = frame.audience();
    UserId user = ear.user();
    if (!frame.part().holds(user)) {
      return false;
    }
    if (audience.toAdministrators() && !administrators.contains(user)
        || audience.notToAdministrators() && administrators.contains(user)) {
      return false;
    }
    if (!audience.connection().isEmpty()) {
      return audience.connection().equals(ear.id());
    }
    if (!audience.omitConnection().isEmpty() && audience.omitConnection().equals(ear.id())) {
      return false;
    }
    if (!audience.user().isEmpty()) {
      return audience.user().equals(user.value());
    }
    if (!omitted.isEmpty() && omitted.contains(user)) {
      return false;
    }
    if (members != null && !members.contains(user)) {
      return false;
    }
    return !scoped || !ear.elsewhere(audience.channel());
  }

  Message messageFor(UserId user, boolean postedAck) {
    return frame.forUser(user, postedAck);
  }
}
