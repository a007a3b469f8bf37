package org.starling.platform.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.UserId;

/**
 * The connections of one shard, by user and by id, those that wait to be resumed included. Used by
 * the shard's thread alone; what other shards must know is in the {@link Directory}.
 */
final class Seats {
  private final Directory directory;
  private final Shard shard;
  private final Map<UserId, Connection> byUser = new HashMap<>();
  private final Map<String, Connection> byId = new HashMap<>();
  private final List<Connection> all = new ArrayList<>();

  /** Those without a socket, the longest waiting first. */
  private final LinkedHashMap<String, Connection> parked = new LinkedHashMap<>();

  Seats(Directory directory, Shard shard) {
    this.directory = directory;
    this.shard = shard;
  }

  int size() {
    return all.size();
  }

  /** Calls {@code each} with every connection that may be in the audience. */
  void among(Delivery delivery, Consumer<Connection> each) {
    var audience = delivery.frame().audience();
    if (!audience.connection().isEmpty()) {
      Connection one = byId.get(audience.connection());
      if (one != null) {
        each.accept(one);
      }
    } else if (!audience.user().isEmpty()) {
      of(new UserId(audience.user()), each);
    } else if (delivery.members() != null && delivery.members().size() < byUser.size()) {
      for (UserId member : delivery.members()) {
        of(member, each);
      }
    } else {
      all(each);
    }
  }

  /** Calls {@code each} with every connection; it may remove the one that it gets. */
  void all(Consumer<Connection> each) {
    for (int i = all.size() - 1; i >= 0; i--) {
      each.accept(all.get(i));
    }
  }

  /** Calls {@code each} with the user's connections; it may remove the one that it gets. */
  void of(UserId user, Consumer<Connection> each) {
    Connection connection = byUser.get(user);
    while (connection != null) {
      Connection next = connection.sibling;
      each.accept(connection);
      connection = next;
    }
  }

  @Nullable Connection byId(String id) {
    return byId.get(id);
  }

  void add(Connection connection) {
    connection.index = all.size();
    all.add(connection);
    connection.sibling = byUser.put(connection.user(), connection);
    if (connection.sibling == null) {
      directory.arrived(connection.user(), shard);
    }
  }

  /** From now on the connection can be found by its id, from other shards too. */
  void name(Connection connection) {
    byId.put(connection.id(), connection);
    directory.own(connection.id(), shard);
  }

  /** Takes a connection out; it can no longer be resumed. */
  void remove(Connection connection) {
    if (connection.index < 0) {
      return;
    }
    Connection last = all.removeLast();
    if (last != connection) {
      all.set(connection.index, last);
      last.index = connection.index;
    }
    connection.index = -1;
    unlink(connection);
    if (byId.remove(connection.id(), connection)) {
      directory.disown(connection.id(), shard);
    }
    parked.remove(connection.id(), connection);
  }

  private void unlink(Connection connection) {
    Connection before = byUser.get(connection.user());
    if (before == connection) {
      if (connection.sibling == null) {
        byUser.remove(connection.user());
        directory.left(connection.user(), shard);
      } else {
        byUser.put(connection.user(), connection.sibling);
      }
    }
    while (before != null && before != connection) {
      if (before.sibling == connection) {
        before.sibling = connection.sibling;
      }
      before = before.sibling;
    }
    connection.sibling = null;
  }

  /** Keeps a connection without a socket, to be resumed. */
  void park(Connection connection, long now) {
    connection.parkedAt = now;
    parked.put(connection.id(), connection);
    if (parked.size() > RealtimeLimits.PARKED_CONNECTIONS_MAX) {
      remove(parked.firstEntry().getValue());
    }
  }

  void removeParkedOf(Predicate<Connection> which) {
    parked.values().stream().filter(which).toList().forEach(this::remove);
  }

  void removeParkedBefore(long time) {
    List<Connection> expired = new ArrayList<>();
    Iterator<Connection> oldest = parked.values().iterator();
    while (oldest.hasNext()) {
      Connection connection = oldest.next();
      if (connection.parkedAt > time) {
        break;
      }
      expired.add(connection);
    }
    expired.forEach(this::remove);
  }
}
