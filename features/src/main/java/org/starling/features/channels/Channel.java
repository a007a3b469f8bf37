package org.starling.features.channels;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.kernel.ChannelId;
import org.starling.kernel.TeamId;

/**
 * A channel as stored. {@code type} is O (public), P (private), D (direct) or G (group); the last
 * two have no team and {@code teamId} is empty.
 *
 * @param groupConstrained null if nobody ever said
 * @param shared null if nobody ever said
 */
public record Channel(
    ChannelId id,
    long createAt,
    long updateAt,
    long deleteAt,
    String teamId,
    String type,
    String displayName,
    String name,
    String header,
    String purpose,
    long lastPostAt,
    long totalMsgCount,
    long extraUpdateAt,
    String creatorId,
    String schemeId,
    @Nullable Boolean groupConstrained,
    @Nullable Boolean shared,
    long lastRootPostAt,
    long totalMsgCountRoot,
    Map<String, Object> bannerInfo,
    String defaultCategoryName,
    boolean autotranslation) {

  /** The one channel of a team that nobody leaves and that keeps its name. */
  public static final String TOWN_SQUARE = "town-square";

  public static final String OFF_TOPIC = "off-topic";

  public boolean archived() {
    return deleteAt != 0;
  }

  public boolean direct() {
    return type.equals("D");
  }

  public boolean group() {
    return type.equals("G");
  }

  public boolean open() {
    return type.equals("O");
  }

  /** Direct or group: no team, no name of its own, nobody joins or leaves. */
  public boolean conversation() {
    return direct() || group();
  }

  public boolean townSquare() {
    return name.equals(TOWN_SQUARE) && !conversation();
  }

  public Optional<TeamId> team() {
    return teamId.isEmpty() ? Optional.empty() : Optional.of(new TeamId(teamId));
  }
}
