package org.starling.features.channellists;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.ChannelShape;
import org.starling.kernel.ChannelId;

/** Bodies of searches, and answers with lists of channels. */
final class ChannelListJson {
  private ChannelListJson() {}

  /** A channel with its team. */
  record WithTeam(
      @JsonUnwrapped ChannelShape channel,
      String teamDisplayName,
      String teamName,
      long teamUpdateAt) {

    static List<WithTeam> of(List<ChannelSearchStore.WithTeam> rows) {
      return rows.stream()
          .map(row ->
              new WithTeam(
                  ChannelShape.of(row.channel()), row.displayName(), row.name(), row.updateAt()))
          .toList();
    }
  }

  /** A page of channels with the count of all. */
  record Page(List<WithTeam> channels, long totalCount) {}

  record Stats(
      String channelId, long memberCount, long guestCount, long pinnedpostCount, long filesCount) {
    static Stats of(ChannelId channel, ReadChannel.Stats stats) {
      return new Stats(
          channel.value(),
          stats.people().members(),
          stats.people().guests(),
          stats.contents().pinned(),
          stats.contents().files());
    }
  }

  /** What is looked for; a flag that is left out does not narrow it. */
  record Search(
      @Nullable String term,
      @Nullable Boolean excludeDefaultChannels,
      @Nullable String notAssociatedToGroup,
      @Nullable List<String> teamIds,
      @Nullable Boolean groupConstrained,
      @Nullable Boolean excludeGroupConstrained,
      @JsonProperty("public") @Nullable Boolean open,
      @JsonProperty("private") @Nullable Boolean closed,
      @Nullable Boolean includeDeleted,
      @Nullable Boolean deleted,
      @Nullable Boolean includeSearchById,
      @Nullable Integer page,
      @Nullable Integer perPage) {

    Words words() {
      return new Words(term == null ? "" : term);
    }

    ChannelFilter filter(boolean archivedToo) {
      return new ChannelFilter(
          words(),
          is(includeSearchById),
          teamIds == null ? List.of() : teamIds,
          types(),
          archived(archivedToo || is(includeDeleted)),
          is(excludeDefaultChannels),
          constraint(),
          notAssociatedToGroup == null ? "" : notAssociatedToGroup);
    }

    private ChannelFilter.Archived archived(boolean too) {
      if (is(deleted)) {
        return ChannelFilter.Archived.ONLY;
      }
      return too ? ChannelFilter.Archived.TOO : ChannelFilter.Archived.NONE;
    }

    private List<String> types() {
      if (is(open) == is(closed)) {
        return List.of("O", "P");
      }
      return List.of(is(open) ? "O" : "P");
    }

    private ChannelFilter.Constraint constraint() {
      if (is(groupConstrained)) {
        return ChannelFilter.Constraint.ONLY;
      }
      return is(excludeGroupConstrained)
          ? ChannelFilter.Constraint.NONE
          : ChannelFilter.Constraint.ANY;
    }

    private static boolean is(@Nullable Boolean flag) {
      return Boolean.TRUE.equals(flag);
    }
  }
}
