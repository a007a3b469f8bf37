package org.starling.features.sidebar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

class CategoryTest {
  private static final UserId USER = new UserId("u".repeat(26));
  private static final TeamId TEAM = new TeamId("t".repeat(26));
  private static final ChannelId CHANNEL = new ChannelId("c".repeat(26));

  @Test
  void everybody_begins_with_three() {
    List<Category> three = Category.defaults(USER, TEAM);
    assertThat(three)
        .extracting(Category::type)
        .containsExactly(Category.FAVOURITES, Category.CHANNELS, Category.DIRECT);
    assertThat(three).extracting(Category::sortOrder).containsExactly(0L, 10L, 20L);
    assertThat(three.getLast().sorting()).isEqualTo("recent");
    assertThat(three.getFirst().id()).isEqualTo("favorites_" + USER + "_" + TEAM);
  }

  @Test
  void only_own_categories_are_renamed() {
    Category channels = Category.defaults(USER, TEAM).get(1).changedTo(wanted());
    assertThat(channels.displayName()).isEqualTo("Channels");
    assertThat(channels.type()).isEqualTo(Category.CHANNELS);
    assertThat(channels.muted()).isTrue();
    assertThat(channels.collapsed()).isTrue();
    assertThat(channels.channels()).containsExactly(CHANNEL);
  }

  @Test
  void direct_messages_are_neither_filled_nor_muted() {
    Category direct = Category.defaults(USER, TEAM).getLast().changedTo(wanted());
    assertThat(direct.channels()).isEmpty();
    assertThat(direct.muted()).isFalse();
    assertThat(direct.sorting()).isEqualTo("alpha");
  }

  private static Category wanted() {
    return new Category(
        "", USER, TEAM, 99, "alpha", Category.CUSTOM, "Mine", true, true, List.of(CHANNEL));
  }
}
