package org.starling.features.sidebar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.starling.features.channels.Memberships;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Tx;
import org.starling.platform.http.HttpCode;

/** Makes, fills, sorts and deletes categories; favourites and muting follow. */
final class ChangeCategories {
  private final Platform platform;
  private final Memberships memberships;
  private final Categories categories;
  private final SidebarStore store;
  private final Supplier<? extends FavouritePreferences> favourites;

  ChangeCategories(
      Platform platform,
      Memberships memberships,
      Categories categories,
      SidebarStore store,
      Supplier<? extends FavouritePreferences> favourites) {
    this.platform = platform;
    this.memberships = memberships;
    this.categories = categories;
    this.store = store;
    this.favourites = favourites;
  }

  /** A new one comes behind the favourites if those are first, otherwise to the top. */
  Category create(Category wanted) {
    checkTexts(wanted);
    UserId user = wanted.user();
    TeamId team = wanted.team();
    return platform
        .db()
        .write(tx -> {
          List<String> order = ids(categories.locked(tx, user, team));
          int at = order.getFirst().startsWith(Category.FAVOURITES + "_") ? 1 : 0;
          Category made =
              new Category(
                  platform.ids().next(),
                  user,
                  team,
                  (long) at * SidebarLimits.SORT_STEP,
                  wanted.sorting(),
                  Category.CUSTOM,
                  wanted.displayName(),
                  wanted.muted(),
                  false,
                  joined(tx, wanted));
          store.insert(tx, List.of(made));
          store.unplace(tx, user, team, made.channels());
          store.place(tx, made, made.channels());
          order.add(at, made.id());
          store.setOrder(tx, user, order);
          tell(tx, new SidebarEvent.Created(user, team, made.id()));
          return made;
        });
  }

  /** Changes categories of one person in one team; one that is not theirs is refused. */
  List<Category> update(UserId user, TeamId team, List<Category> wanted) {
    wanted.forEach(ChangeCategories::checkTexts);
    return platform
        .db()
        .write(tx -> {
          Map<String, Category> before = byId(categories.locked(tx, user, team));
          for (Category one : wanted) {
            Category old = before.get(one.id());
            if (old == null) {
              throw HttpCode.BAD_BODY.refuse("category");
            }
            write(tx, old, old.changedTo(one.with(joined(tx, one))));
          }
          Map<String, Category> after = byId(categories.locked(tx, user, team));
          mute(tx, before, after);
          List<Category> changed =
              wanted.stream().map(one -> after.get(one.id())).distinct().toList();
          tell(tx, new SidebarEvent.Updated(user, team, changed));
          return changed;
        });
  }

  private void write(Tx tx, Category old, Category changed) {
    store.update(tx, changed);
    if (changed.type().equals(Category.DIRECT)) {
      return;
    }
    store.empty(tx, changed);
    store.unplace(tx, changed.user(), changed.team(), changed.channels());
    store.place(tx, changed, changed.channels());
    if (old.favourites()) {
      List<ChannelId> gone = new ArrayList<>(old.channels());
      gone.removeAll(changed.channels());
      favourites.get().mirror(tx, changed.user(), gone, false);
      favourites.get().mirror(tx, changed.user(), changed.channels(), true);
    } else {
      favourites.get().mirror(tx, changed.user(), changed.channels(), false);
    }
  }

  /** A channel is muted by coming into a muted category, and the other way round. */
  private void mute(Tx tx, Map<String, Category> before, Map<String, Category> after) {
    Map<ChannelId, Boolean> were = mutedByChannel(before);
    Map<ChannelId, Boolean> are = mutedByChannel(after);
    List<ChannelId> muted = new ArrayList<>();
    List<ChannelId> unmuted = new ArrayList<>();
    are.forEach((channel, is) -> {
      if (!is.equals(were.getOrDefault(channel, is))) {
        (is ? muted : unmuted).add(channel);
      }
    });
    UserId user = after.values().iterator().next().user();
    memberships.mute(tx, user, muted, true);
    memberships.mute(tx, user, unmuted, false);
  }

  private static Map<ChannelId, Boolean> mutedByChannel(Map<String, Category> categories) {
    Map<ChannelId, Boolean> muted = new HashMap<>();
    for (Category category : categories.values()) {
      category.channels().forEach(channel -> muted.put(channel, category.muted()));
    }
    return muted;
  }

  /** The order must name every category once. */
  void reorder(UserId user, TeamId team, List<String> order) {
    platform
        .db()
        .write(tx -> {
          Set<String> present = new HashSet<>(ids(categories.locked(tx, user, team)));
          if (!present.containsAll(order)) {
            throw HttpCode.BAD_BODY.refuse("category");
          }
          if (order.size() != present.size() || new HashSet<>(order).size() != order.size()) {
            throw SidebarCode.REFUSED.refuse("order");
          }
          store.setOrder(tx, user, order);
          tell(tx, new SidebarEvent.Reordered(user, team, order));
          return order;
        });
  }

  void delete(Category category) {
    if (!category.custom()) {
      throw SidebarCode.REFUSED.refuse("type");
    }
    platform
        .db()
        .write(tx -> {
          store.delete(tx, category);
          tell(tx, new SidebarEvent.Deleted(category.user(), category.team(), category.id()));
          return category;
        });
  }

  private List<ChannelId> joined(Tx tx, Category wanted) {
    Set<ChannelId> mine =
        new HashSet<>(store.joined(tx, wanted.user(), wanted.team(), wanted.channels()));
    return wanted.channels().stream().filter(mine::contains).toList();
  }

  private static void checkTexts(Category wanted) {
    String name = wanted.displayName();
    boolean tooLong =
        name.codePointCount(0, name.length()) > SidebarLimits.DISPLAY_NAME_CHARS_MAX
            || wanted.sorting().length() > SidebarLimits.SORTING_CHARS_MAX;
    if (tooLong || name.indexOf('\0') >= 0 || wanted.sorting().indexOf('\0') >= 0) {
      throw SidebarCode.REFUSED.refuse("display_name");
    }
  }

  private static List<String> ids(List<Category> categories) {
    return categories.stream().map(Category::id).collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<String, Category> byId(List<Category> categories) {
    return categories.stream().collect(Collectors.toMap(Category::id, Function.identity()));
  }

  private void tell(Tx tx, SidebarEvent event) {
    tx.afterCommit(() -> platform.events().publish(event));
  }
}
