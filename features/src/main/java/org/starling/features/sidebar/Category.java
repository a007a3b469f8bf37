package org.starling.features.sidebar;

import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/**
 * A category of somebody's sidebar in a team, with the channels that are shown in it.
 *
 * @param id for the three that everybody has, made of the type and the two other ids
 * @param type favorites, channels, direct_messages or custom
 */
record Category(
    String id,
    UserId user,
    TeamId team,
    long sortOrder,
    String sorting,
    String type,
    String displayName,
    boolean muted,
    boolean collapsed,
    List<ChannelId> channels) {

  static final String FAVOURITES = "favorites";
  static final String CHANNELS = "channels";
  static final String DIRECT = "direct_messages";
  static final String CUSTOM = "custom";

  /** The three of the beginning. */
  static List<Category> defaults(UserId user, TeamId team) {
    return List.of(
        first(user, team, FAVOURITES, new Start("Favorites", 0, "")),
        first(user, team, CHANNELS, new Start("Channels", SidebarLimits.SORT_STEP, "")),
        first(
            user,
            team,
            DIRECT,
            new Start("Direct Messages", 2L * SidebarLimits.SORT_STEP, "recent")));
  }

  private record Start(String displayName, long sortOrder, String sorting) {}

  private static Category first(UserId user, TeamId team, String type, Start start) {
    return new Category(
        idOf(type, user, team),
        user,
        team,
        start.sortOrder(),
        start.sorting(),
        type,
        start.displayName(),
        false,
        false,
        List.of());
  }

  static String idOf(String type, UserId user, TeamId team) {
    return type + "_" + user + "_" + team;
  }

  boolean custom() {
    return type.equals(CUSTOM);
  }

  boolean favourites() {
    return type.equals(FAVOURITES);
  }

  Category with(List<ChannelId> shown) {
    return new Category(
        id, user, team, sortOrder, sorting, type, displayName, muted, collapsed, shown);
  }

  Category named(String newId) {
    return new Category(
        newId, user, team, sortOrder, sorting, type, displayName, muted, collapsed, channels);
  }

  /**
   * What becomes of this one when its owner wants {@code wanted}: only an own category has an own
   * name, direct messages are neither filled nor muted by hand.
   */
  Category changedTo(Category wanted) {
    boolean direct = type.equals(DIRECT);
    return new Category(
        id,
        user,
        team,
        sortOrder,
        wanted.sorting(),
        type,
        custom() ? wanted.displayName() : displayName,
        direct ? muted : wanted.muted(),
        wanted.collapsed(),
        direct ? channels : wanted.channels());
  }
}
