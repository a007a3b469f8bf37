package org.starling.platform.realtime;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.UserId;

/**
 * Which shard has what: read by publishers to wake only the shards concerned, and by a shard that
 * looks for a connection to resume. Written by the shards, each for what it owns.
 */
final class Directory {
  /**
   * @param shards those with connections of the user, parked ones included; once for each
   * @param live how many sockets the user has
   */
  private record Seat(Shard[] shards, int live) {
    static final Seat EMPTY = new Seat(new Shard[0], 0);

    Seat with(Shard shard) {
      Shard[] more = Arrays.copyOf(shards, shards.length + 1);
      more[shards.length] = shard;
      return new Seat(more, live);
    }

    Seat without(Shard shard) {
      int at = List.of(shards).indexOf(shard);
      Shard[] fewer = Arrays.copyOf(shards, shards.length - 1);
      if (at < fewer.length) {
        fewer[at] = shards[shards.length - 1];
      }
      return new Seat(fewer, live);
    }
  }

  private final Map<UserId, Seat> seats = new ConcurrentHashMap<>();
  private volatile Consumer<UserId> changed = user -> {};
  private final Map<String, Shard> owners = new ConcurrentHashMap<>();

  /** Has somebody hear of each change of a user's connections; must not take long. */
  void onChange(Consumer<UserId> listener) {
    changed = listener;
  }

  void arrived(UserId user, Shard shard) {
    seats.merge(user, Seat.EMPTY.with(shard), (old, one) -> old.with(shard));
    changed.accept(user);
  }

  void left(UserId user, Shard shard) {
    seats.computeIfPresent(
        user,
        (id, seat) -> {
          Seat now = seat.without(shard);
          return now.shards.length == 0 && now.live == 0 ? null : now;
        });
    changed.accept(user);
  }

  /** Counts the user's sockets; {@code change} is 1 or -1. */
  void live(UserId user, int change) {
    seats.compute(
        user,
        (id, seat) -> {
          Seat old = seat == null ? Seat.EMPTY : seat;
          Seat now = new Seat(old.shards, old.live + change);
          return now.shards.length == 0 && now.live == 0 ? null : now;
        });
    changed.accept(user);
  }

  boolean connected(UserId user) {
    Seat seat = seats.get(user);
    return seat != null && seat.live > 0;
  }

  /** What the other nodes need to know of the user. */
  Interest.State state(UserId user) {
    Seat seat = seats.get(user);
    if (seat == null) {
      return Interest.State.GONE;
    }
    return seat.live > 0 ? Interest.State.LIVE : Interest.State.PARKED;
  }

  /** Users with at least one connection, parked ones included. */
  Set<UserId> users() {
    return seats.keySet();
  }

  /** Adds to {@code into} the shards with connections of the user. */
  void shardsOf(UserId user, Collection<Shard> into) {
    Seat seat = seats.get(user);
    if (seat != null) {
      for (Shard shard : seat.shards) {
        into.add(shard);
      }
    }
  }

  void own(String connection, Shard shard) {
    owners.put(connection, shard);
  }

  void disown(String connection, Shard shard) {
    owners.remove(connection, shard);
  }

  @Nullable Shard ownerOf(String connection) {
    return owners.get(connection);
  }
}
