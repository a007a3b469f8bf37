package org.starling.features.sidebar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Row;
import org.starling.platform.db.Tx;

/** The tables sidebarcategories and sidebarchannels. */
final class SidebarStore {
  private static final String SELECT =
      """
      SELECT c.id, c.userid, c.teamid, c.sortorder, c.sorting, c.type, c.displayname, c.muted,
        c.collapsed FROM sidebarcategories c
      """;

  /** Where a channel is shown: by its owner's will, or for want of another place. */
  record Place(String category, ChannelId channel) {}

  /** Without their channels, in order. */
  List<Category> of(Reader db, UserId user, TeamId team) {
    return db.list(
        SidebarStore::category,
        SELECT + "WHERE c.userid = ? AND c.teamid = ? ORDER BY c.sortorder, c.id LIMIT ?",
        user,
        team,
        SidebarLimits.CATEGORIES_MAX);
  }

  /** As {@link #of}, locked until the transaction ends. */
  List<Category> lock(Tx tx, UserId user, TeamId team) {
    return tx.list(
        SidebarStore::category,
        SELECT
            + "WHERE c.userid = ? AND c.teamid = ? ORDER BY c.sortorder, c.id LIMIT ? FOR UPDATE",
        user,
        team,
        SidebarLimits.CATEGORIES_MAX);
  }

  /** Favourites of all teams of a user. */
  List<Category> favourites(Tx tx, UserId user) {
    return tx.list(
        SidebarStore::category,
        SELECT + "WHERE c.userid = ? AND c.type = 'favorites' ORDER BY c.id LIMIT ? FOR UPDATE",
        user,
        SidebarLimits.CATEGORIES_MAX);
  }

  /** Channels that lie in categories, in order. */
  List<Place> placed(Reader db, UserId user, TeamId team) {
    return db.list(
        row -> new Place(row.text(1), new ChannelId(row.text(2))),
        """
        SELECT s.categoryid, s.channelid FROM sidebarchannels s
        JOIN sidebarcategories c ON c.id = s.categoryid
        JOIN channelmembers m ON m.channelid = s.channelid AND m.userid = s.userid
        WHERE s.userid = ? AND c.teamid = ? ORDER BY s.sortorder, s.channelid LIMIT ?\
        """,
        user,
        team,
        SidebarLimits.CHANNELS_MAX);
  }

  /** The user's channels that lie in no category of the team, by name, under their kind's type. */
  List<Place> loose(Reader db, UserId user, TeamId team) {
    return db.list(
        row -> new Place(row.text(1), new ChannelId(row.text(2))),
        """
        SELECT CASE WHEN c.type IN ('D', 'G') THEN 'direct_messages' ELSE 'channels' END, c.id
        FROM channels c JOIN channelmembers m ON m.channelid = c.id
        WHERE m.userid = ? AND c.teamid IN (?, '') AND c.deleteat = 0 AND NOT EXISTS (
          SELECT 1 FROM sidebarchannels s JOIN sidebarcategories k ON k.id = s.categoryid
          WHERE s.channelid = c.id AND s.userid = m.userid AND k.teamid = ?)
        ORDER BY c.displayname, c.id LIMIT ?\
        """,
        user,
        team,
        team,
        SidebarLimits.CHANNELS_MAX);
  }

  /** Those of {@code channels} that the user is in and that a category of the team may hold. */
  List<ChannelId> joined(Reader db, UserId user, TeamId team, Collection<ChannelId> channels) {
    return db.list(
        row -> new ChannelId(row.text(1)),
        """
        SELECT m.channelid FROM channelmembers m JOIN channels c ON c.id = m.channelid
        WHERE m.userid = ? AND m.channelid = ANY (?) AND c.teamid IN (?, '') LIMIT ?\
        """,
        user,
        channels,
        team,
        SidebarLimits.CHANNELS_MAX);
  }

  void insert(Tx tx, Collection<Category> categories) {
    List<Object[]> rows = new ArrayList<>();
    for (Category c : categories) {
      rows.add(
          new Object[] {
            c.id(),
            c.user(),
            c.team(),
            c.sortOrder(),
            c.sorting(),
            c.type(),
            c.displayName(),
            c.muted(),
            c.collapsed()
          });
    }
    tx.batch(
        """
        INSERT INTO sidebarcategories (id, userid, teamid, sortorder, sorting, type, displayname,
          muted, collapsed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
        """,
        rows);
  }

  void update(Tx tx, Category category) {
    tx.update(
        """
        UPDATE sidebarcategories SET sorting = ?, displayname = ?, muted = ?, collapsed = ?
        WHERE id = ? AND userid = ?\
        """,
        category.sorting(),
        category.displayName(),
        category.muted(),
        category.collapsed(),
        category.id(),
        category.user());
  }

  void setOrder(Tx tx, UserId user, List<String> categories) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      rows.add(new Object[] {(long) i * SidebarLimits.SORT_STEP, categories.get(i), user});
    }
    tx.batch("UPDATE sidebarcategories SET sortorder = ? WHERE id = ? AND userid = ?", rows);
  }

  void delete(Tx tx, Category category) {
    tx.update("DELETE FROM sidebarchannels WHERE categoryid = ?", category.id());
    tx.update("DELETE FROM sidebarcategories WHERE id = ?", category.id());
  }

  void deleteAll(Tx tx, UserId user, TeamId team) {
    tx.update(
        """
        DELETE FROM sidebarchannels WHERE userid = ? AND categoryid IN (
          SELECT id FROM sidebarcategories WHERE userid = ? AND teamid = ?)\
        """,
        user,
        user,
        team);
    tx.update("DELETE FROM sidebarcategories WHERE userid = ? AND teamid = ?", user, team);
  }

  void empty(Tx tx, Category category) {
    tx.update("DELETE FROM sidebarchannels WHERE categoryid = ?", category.id());
  }

  /** Takes channels out of all categories of the team. */
  void unplace(Tx tx, UserId user, TeamId team, Collection<ChannelId> channels) {
    tx.update(
        """
        DELETE FROM sidebarchannels WHERE userid = ? AND channelid = ANY (?) AND categoryid IN (
          SELECT id FROM sidebarcategories WHERE userid = ? AND teamid = ?)\
        """,
        user,
        channels,
        user,
        team);
  }

  /** Puts channels into a category, behind what is there. */
  void place(Tx tx, Category category, List<ChannelId> channels) {
    long last =
        tx.number("SELECT max(sortorder) FROM sidebarchannels WHERE categoryid = ?", category.id())
            .orElse(-SidebarLimits.SORT_STEP);
    List<Object[]> rows = new ArrayList<>();
    for (ChannelId channel : channels) {
      last += SidebarLimits.SORT_STEP;
      rows.add(new Object[] {channel, category.user(), category.id(), last});
    }
    tx.batch(
        """
        INSERT INTO sidebarchannels (channelid, userid, categoryid, sortorder)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (channelid, userid, categoryid) DO UPDATE SET sortorder = EXCLUDED.sortorder\
        """,
        rows);
  }

  void unplaceEverywhere(Tx tx, ChannelId channel, UserId user) {
    tx.update("DELETE FROM sidebarchannels WHERE channelid = ? AND userid = ?", channel, user);
  }

  void unplaceFrom(Tx tx, Category category, ChannelId channel) {
    tx.update(
        "DELETE FROM sidebarchannels WHERE categoryid = ? AND channelid = ?",
        category.id(),
        channel);
  }

  void unplaceForAll(Tx tx, ChannelId channel) {
    tx.update("DELETE FROM sidebarchannels WHERE channelid = ?", channel);
  }

  /** Channels that were favourites by preference before there was a sidebar. */
  List<ChannelId> preferred(Reader db, UserId user, TeamId team) {
    return db.list(
        row -> new ChannelId(row.text(1)),
        """
        SELECT c.id FROM preferences p JOIN channels c ON c.id = p.name
        JOIN channelmembers m ON m.channelid = c.id AND m.userid = p.userid
        WHERE p.userid = ? AND p.category = 'favorite_channel' AND p.value = 'true'
          AND c.teamid IN (?, '') ORDER BY c.displayname, c.id LIMIT ?\
        """,
        user,
        team,
        SidebarLimits.CHANNELS_MAX);
  }

  private static Category category(Row row) {
    return new Category(
        row.text(1),
        new UserId(row.text(2)),
        new TeamId(row.text(3)),
        row.number(4),
        row.text(5),
        row.text(6),
        row.text(7),
        row.flag(8),
        row.flag(9),
        List.of());
  }
}
