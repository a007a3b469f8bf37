package org.starling.platform.realtime;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.kernel.Events;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;

/** Tells the features who is connected: once for each change that lasts, in order for each user. */
final class PresenceBoard {
  private static final Logger LOG = LoggerFactory.getLogger(PresenceBoard.class);
  private static final int LOCKS = 64;

  private final Directory directory;
  private final Whereabouts whereabouts;
  private final Events events;
  private final Set<UserId> announced = ConcurrentHashMap.newKeySet();
  private final Set<UserId> guests = ConcurrentHashMap.newKeySet();
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  PresenceBoard(Directory directory, Whereabouts whereabouts, Events events) {
    this.directory = directory;
    this.whereabouts = whereabouts;
    this.events = events;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  void guest(UserId user) {
    guests.add(user);
  }

  /** Adds to {@code omitted} the connected guests who may not know of the user. */
  Set<UserId> withUnknowingGuests(Set<UserId> omitted, String about, AudienceIndex audiences) {
    if (guests.isEmpty() || !Id.isValid(about)) {
      return omitted;
    }
    guests.retainAll(directory.users());
    Set<UserId> here = Set.copyOf(guests);
    Set<UserId> all = new HashSet<>(here);
    all.removeAll(audiences.whoMayKnow(here, new UserId(about)));
    all.addAll(omitted);
    return all;
  }

  /**
   * Publishes what is true now, unless that is known already. May block.
   *
   * @return false if a feature failed at it, so that it has to be told again
   */
  boolean settle(UserId user) {
    ReentrantLock lock = locks[Math.floorMod(user.hashCode(), LOCKS)];
    lock.lock();
    try {
      boolean connected = directory.connected(user);
      if (connected == announced.contains(user)) {
        return true;
      }
      events.publish(
          connected
              ? new Presence.Connected(user)
              : new Presence.Disconnected(user, whereabouts.surelyElsewhere(user)));
      if (connected) {
        announced.add(user);
      } else {
        announced.remove(user);
      }
      return true;
    } catch (RuntimeException e) {
      LOG.warn("a change of presence was not taken; it is told again: {}", e.toString());
      return false;
    } finally {
      lock.unlock();
    }
  }
}
