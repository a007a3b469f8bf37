package org.starling.features.sidebar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;
import org.starling.platform.http.HttpCode;

/** Categories as the wire has them. */
final class SidebarJson {
  private SidebarJson() {}

  record View(
      String id,
      String userId,
      String teamId,
      long sortOrder,
      String sorting,
      String type,
      String displayName,
      boolean muted,
      boolean collapsed,
      List<String> channelIds) {

    static View of(Category category) {
      return new View(
          category.id(),
          category.user().value(),
          category.team().value(),
          category.sortOrder(),
          category.sorting(),
          category.type(),
          category.displayName(),
          category.muted(),
          category.collapsed(),
          category.channels().stream().map(ChannelId::value).toList());
    }

    static List<View> of(List<Category> categories) {
      return categories.stream().map(View::of).toList();
    }
  }

  /** All categories and, once more, their order. */
  record Sidebar(List<View> categories, List<String> order) {
    static Sidebar of(List<Category> categories) {
      return new Sidebar(View.of(categories), categories.stream().map(Category::id).toList());
    }
  }

  /** A category as its owner wants it; what cannot be a channel is left out. */
  record Wanted(
      @Nullable String id,
      @Nullable String userId,
      @Nullable String teamId,
      @Nullable String sorting,
      @Nullable String displayName,
      @Nullable Boolean muted,
      @Nullable Boolean collapsed,
      @Nullable List<String> channelIds) {

    Category of(UserId user, TeamId team) {
      if (!user.value().equals(userId) || !team.value().equals(teamId)) {
        throw HttpCode.BAD_BODY.refuse("category");
      }
      return new Category(
          text(id),
          user,
          team,
          0,
          text(sorting),
          Category.CUSTOM,
          text(displayName),
          Boolean.TRUE.equals(muted),
          Boolean.TRUE.equals(collapsed),
          channels());
    }

    private List<ChannelId> channels() {
      List<ChannelId> channels = new ArrayList<>();
      if (channelIds != null) {
        for (String channel : new LinkedHashSet<>(channelIds)) {
          if (channel != null && Id.isValid(channel)) {
            channels.add(new ChannelId(channel));
          }
        }
      }
      return channels;
    }

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
