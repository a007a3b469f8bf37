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
    String name = user.displayName("full_name");
    return new BotJson(
        user.id().value(), user.username(), name, user.id().value(), now, now, user.deleteAt());
  }
}
