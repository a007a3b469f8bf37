package org.starling.features.channels;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel as the wire has it. */
public record ChannelShape(
    String id,
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
    @Nullable String schemeId,
    @Nullable Map<String, Object> props,
    @Nullable Boolean groupConstrained,
    boolean autotranslation,
    @Nullable Boolean shared,
    long totalMsgCountRoot,
    @Nullable String policyId,
    long lastRootPostAt,
    @Nullable Map<String, Object> bannerInfo,
    boolean policyEnforced,
    @JsonProperty("policy_is_active") boolean policyActive,
    String defaultCategoryName) {

  public static ChannelShape of(Channel channel) {
    return of(channel, channel.displayName());
  }

  /**
   * @param displayName in place of the channel's own, for a direct channel the other person's name
   */
  public static ChannelShape of(Channel channel, String displayName) {
    return new ChannelShape(
        channel.id().value(),
        channel.createAt(),
        channel.updateAt(),
        channel.deleteAt(),
        channel.teamId(),
        channel.type(),
        displayName,
        channel.name(),
        channel.header(),
        channel.purpose(),
        channel.lastPostAt(),
        channel.totalMsgCount(),
        channel.extraUpdateAt(),
        channel.creatorId(),
        channel.schemeId().isEmpty() ? null : channel.schemeId(),
        null,
        channel.groupConstrained(),
        channel.autotranslation(),
        channel.shared(),
        channel.totalMsgCountRoot(),
        null,
        channel.lastRootPostAt(),
        channel.bannerInfo().isEmpty() ? null : channel.bannerInfo(),
        false,
        false,
        channel.defaultCategoryName());
  }
}
