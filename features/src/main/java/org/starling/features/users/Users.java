package org.starling.features.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/**
 * Reading accounts, for other features; deactivated ones included. Answers may come from a cache.
 */
public interface Users {
  Optional<User> byId(UserId id);

  /** Those that exist, in no order. */
  List<User> byIds(Collection<UserId> ids);

  /** The name without "@", in any case. */
  Optional<User> byUsername(String username);

  /** Those that exist; names in lower case. */
  List<User> byUsernames(Collection<String> usernames);

  Optional<User> byEmail(String email);

  /** Drops what is cached of a user whose row was changed, once {@code tx} is committed. */
  void forget(Tx tx, UserId id);

  /** The same for what nobody's rights depend on. */
  void forgetHarmless(Tx tx, UserId id);
}
