package org.starling.features.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.starling.features.users.User;
import org.starling.features.users.Users;
import org.starling.kernel.Caller;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;

/** Finds people whose ids or names are known; those that do not exist are left out. */
final class FindUsers {
  private final Database db;
  private final Users users;
  private final Permissions permissions;

  FindUsers(Database db, Users users, Permissions permissions) {
    this.db = db;
    this.users = users;
    this.permissions = permissions;
  }

  /**
   * @param since leaves out those that did not change after it
   */
  List<User> byIds(Caller caller, List<String> ids, long since) {
    Set<UserId> valid =
        ids.stream().filter(Id::isValid).map(UserId::new).collect(Collectors.toSet());
    return visible(caller, users.byIds(valid)).stream()
        .filter(user -> user.updateAt() > since)
        .toList();
  }

  List<User> byUsernames(Caller caller, List<String> names) {
    return visible(caller, users.byUsernames(names));
  }

  List<String> known(Caller caller) {
    return DirectoryStore.known(db.primary(), caller.user());
  }

  /** The others of each group channel of the caller's. */
  Map<String, List<User>> ofGroupChannels(Caller caller, Collection<String> channels) {
    List<DirectoryStore.GroupMember> members =
        DirectoryStore.groupMembers(db.primary(), caller.user(), channels);
    Set<UserId> ids =
        members.stream().map(DirectoryStore.GroupMember::user).collect(Collectors.toSet());
    Map<UserId, User> byId =
        users.byIds(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    return members.stream()
        .filter(member -> byId.containsKey(member.user()))
        .collect(
            Collectors.groupingBy(
                DirectoryStore.GroupMember::channel,
                TreeMap::new,
                Collectors.mapping(member -> byId.get(member.user()), Collectors.toList())));
  }

  private List<User> visible(Caller caller, List<User> found) {
    Visibility visibility = Visibility.of(caller, permissions, db);
    if (visibility.all()) {
      return found;
    }
    List<UserId> ids = found.stream().map(User::id).toList();
    return new UserQuery()
        .where("u.id = ANY (?)", ids)
        .visibleTo(visibility)
        .list(db.primary(), 0, DirectoryLimits.ASKED_USERS_MAX);
  }
}
