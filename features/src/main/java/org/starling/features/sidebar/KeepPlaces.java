package org.starling.features.sidebar;

import java.util.Collection;
import java.util.List;
import org.starling.features.channels.Channel;
import org.starling.features.channels.SidebarPlaces;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Events;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Tx;

/** Keeps sidebars in step with memberships, moves of channels, and favourites by preference. */
final class KeepPlaces implements SidebarPlaces {
  private final Events events;
  private final Categories categories;
  private final SidebarStore store;

  KeepPlaces(Events events, Categories categories, SidebarStore store) {
    this.events = events;
    this.categories = categories;
    this.store = store;
  }

  @Override
  public void left(Tx tx, ChannelId channel, UserId user) {
    store.unplaceEverywhere(tx, channel, user);
  }

  @Override
  public void leftTeam(Tx tx, TeamId team, UserId user) {
    store.deleteAll(tx, user, team);
  }

  @Override
  public void moved(Tx tx, Channel channel) {
    store.unplaceForAll(tx, channel.id());
  }

  /** Each member's clients are told to look again. */
  @Override
  public void converted(Tx tx, Channel channel, Collection<UserId> members) {
    store.unplaceForAll(tx, channel.id());
    TeamId team = new TeamId(channel.teamId());
    for (UserId user : members) {
      List<Category> favourites =
          categories.locked(tx, user, team).stream().filter(Category::favourites).toList();
      tx.afterCommit(() -> events.publish(new SidebarEvent.Updated(user, team, favourites)));
    }
  }

  /** In every team where the channel is shown: a conversation is shown in all. */
  void setFavourite(Tx tx, UserId user, ChannelId channel, boolean favourite) {
    for (Category category : store.favourites(tx, user)) {
      if (store.joined(tx, user, category.team(), List.of(channel)).isEmpty()) {
        continue;
      }
      if (favourite) {
        store.unplace(tx, user, category.team(), List.of(channel));
        store.place(tx, category, List.of(channel));
      } else {
        store.unplaceFrom(tx, category, channel);
      }
    }
  }
}
