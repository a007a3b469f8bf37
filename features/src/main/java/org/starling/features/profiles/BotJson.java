package org.starling.features.profiles;

import org.starling.features.users.User;

/** A bot on the wire. */
record BotJson(
    String userId,
    String username,
    String displayName,
    String ownerId,
    long createAt,
    long updateAt,
    long deleteAt) {
  static BotJson of(User user, long now) {
    String id = user.id().value();
    return new BotJson(id, user.username(), user.username(), id, now, now, user.deleteAt());
  }
}
