package org.starling.features.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;

/**
 * Accounts by id, the last used ones kept. A row read before a {@link #forget} is never kept after
 * it: each reading notes the count of changes and is kept only if that count still holds.
 */
final class CachedUsers implements Users {
  private final Database db;
  private final UserStore store;
  private final Cache<UserId, User> byId;
  private final Cache<String, UserId> byUsername;
  private long changes;

  CachedUsers(Platform platform, UserStore store) {
    this.db = platform.db();
    this.store = store;
    this.byId = platform.caches().make("UserProfileByIds", bounds());
    this.byUsername = platform.caches().make("UserIdByName", bounds());
  }

  private static Caffeine<Object, Object> bounds() {
    return Caffeine.newBuilder().maximumSize(UserLimits.CACHED_USERS_MAX);
  }

  @Override
  public Optional<User> byId(UserId id) {
    User known = byId.getIfPresent(id);
    return known != null ? Optional.of(known) : load(List.of(id)).stream().findFirst();
  }

  @Override
  public List<User> byIds(Collection<UserId> ids) {
    List<User> found = new ArrayList<>();
    List<UserId> unknown = new ArrayList<>();
    for (UserId id : new HashSet<>(ids)) {
      User known = byId.getIfPresent(id);
      if (known != null) {
        found.add(known);
      } else {
        unknown.add(id);
      }
    }
    if (!unknown.isEmpty()) {
      found.addAll(load(unknown));
    }
    return found;
  }

  @Override
  public Optional<User> byUsername(String username) {
    return byUsernames(List.of(username.toLowerCase(Locale.ROOT))).stream().findFirst();
  }

  @Override
  public List<User> byUsernames(Collection<String> usernames) {
    List<User> found = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    for (String name : new HashSet<>(usernames)) {
      UserId id = byUsername.getIfPresent(name);
      User known = id == null ? null : byId.getIfPresent(id);
      if (known != null && known.username().equals(name)) {
        found.add(known);
      } else {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      long seen = changes();
      List<User> read = store.byUsernames(db.primary(), unknown);
      keep(read, seen);
      found.addAll(read);
    }
    return found;
  }

  @Override
  public Optional<User> byEmail(String email) {
    return store.byEmail(db.primary(), email.toLowerCase(Locale.ROOT));
  }

  @Override
  public synchronized void forget(UserId id) {
    changes++;
    byId.invalidate(id);
  }

  private List<User> load(Collection<UserId> ids) {
    long seen = changes();
    List<User> read = store.byIds(db.primary(), ids);
    keep(read, seen);
    return read;
  }

  private synchronized long changes() {
    return changes;
  }

  private synchronized void keep(List<User> read, long seen) {
    if (seen == changes) {
      for (User user : read) {
        byId.put(user.id(), user);
        byUsername.put(user.username(), user.id());
      }
    }
  }
}
