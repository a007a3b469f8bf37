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
import org.starling.platform.cluster.Keys;
import org.starling.platform.cluster.Notice;
import org.starling.platform.cluster.TrustedCache;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;

/**
 * Accounts by id, the last used ones kept. Ids by name are hints: a name that was changed is found
 * out by the account.
 */
final class CachedUsers implements Users {
  private final Database db;
  private final UserStore store;
  private final TrustedCache<UserId, User> byId;
  private final Notice<UserId> changed;
  private final Notice<UserId> edited;
  private final Cache<String, UserId> byUsername;

  CachedUsers(Platform platform, UserStore store) {
    this.db = platform.db();
    this.store = store;
    this.byId = platform.caches().shared("UserProfileByIds", bounds());
    this.changed =
        platform.caches().notice("inv_profile_ids", new Keys<>(UserId::value, UserId::new), byId);
    this.edited = changed.harmless();
    this.byUsername = platform.caches().make("UserIdByName", bounds());
  }

  private static Caffeine<Object, Object> bounds() {
    return Caffeine.newBuilder().maximumSize(UserLimits.CACHED_USERS_MAX);
  }

  @Override
  public Optional<User> byId(UserId id) {
    User known = byId.present(id);
    return known != null ? Optional.of(known) : load(List.of(id)).stream().findFirst();
  }

  @Override
  public List<User> byIds(Collection<UserId> ids) {
    List<User> found = new ArrayList<>();
    List<UserId> unknown = new ArrayList<>();
    for (UserId id : new HashSet<>(ids)) {
      User known = byId.present(id);
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
      User known = id == null ? null : byId.present(id);
      if (known != null && known.username().equals(name)) {
        found.add(known);
      } else {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      long seen = byId.changes();
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
  public void forget(Tx tx, UserId id) {
    changed.after(tx, id);
  }

  @Override
  public void forgetHarmless(Tx tx, UserId id) {
    edited.after(tx, id);
  }

  private List<User> load(Collection<UserId> ids) {
    long seen = byId.changes();
    List<User> read = store.byIds(db.primary(), ids);
    keep(read, seen);
    return read;
  }

  private void keep(List<User> read, long seen) {
    for (User user : read) {
      byId.keep(user.id(), user, seen);
      byUsername.put(user.username(), user.id());
    }
  }
}
