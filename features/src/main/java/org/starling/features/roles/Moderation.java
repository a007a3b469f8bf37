package org.starling.features.roles;

import java.util.Set;

/**
 * What a role that a channel's own scheme made gives. Such a role stands below another, that of the
 * team's scheme or the built-in one: it gives what that one does, but of the moderated permissions
 * only those that it names itself.
 */
final class Moderation {
  private static final Set<String> MODERATED =
      Set.of(
          "create_post",
          "add_reaction",
          "remove_reaction",
          "manage_public_channel_members",
          "manage_private_channel_members",
          "use_channel_mentions",
          "add_bookmark_public_channel",
          "edit_bookmark_public_channel",
          "delete_bookmark_public_channel",
          "order_bookmark_public_channel",
          "add_bookmark_private_channel",
          "edit_bookmark_private_channel",
          "delete_bookmark_private_channel",
          "order_bookmark_private_channel");

  private Moderation() {}

  /**
   * The role above another, as the scheme has it.
   *
   * @param name the other's name
   * @param admin whether it is an administrator's, who is not moderated
   */
  record Above(String name, boolean admin) {
    boolean lets(Set<String> own, String permission) {
      return admin || !MODERATED.contains(permission) || own.contains(permission);
    }
  }
}
