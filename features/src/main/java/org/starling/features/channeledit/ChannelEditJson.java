package org.starling.features.channeledit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.platform.http.HttpCode;

/** Bodies of requests that make and change channels. */
final class ChannelEditJson {
  private ChannelEditJson() {}

  /** A channel as somebody wants it. */
  record Wanted(
      @Nullable String id,
      @Nullable String teamId,
      @Nullable String type,
      @Nullable String displayName,
      @Nullable String name,
      @Nullable String header,
      @Nullable String purpose,
      @Nullable Long createAt,
      @Nullable Long deleteAt,
      @Nullable Boolean groupConstrained,
      @Nullable String defaultCategoryName) {

    NewChannel toNew(String creatorId) {
      if (text(teamId).isEmpty()) {
        throw HttpCode.BAD_BODY.refuse("team_id");
      }
      if (text(displayName).isEmpty()) {
        throw HttpCode.BAD_BODY.refuse("display_name");
      }
      return new NewChannel(
          text(teamId),
          text(type),
          Texts.clean(text(displayName)),
          text(name),
          text(header),
          text(purpose),
          creatorId,
          groupConstrained,
          text(defaultCategoryName),
          new NewChannel.Claims(
              text(id), createAt == null ? 0 : createAt, deleteAt == null ? 0 : deleteAt));
    }
  }

  /** What is to be different; null leaves a value as it is. */
  record Patch(
      @Nullable String displayName,
      @Nullable String name,
      @Nullable String header,
      @Nullable String purpose,
      @Nullable Boolean groupConstrained,
      @Nullable Boolean autotranslation,
      @Nullable Map<String, Object> bannerInfo) {
    /** Whether anything but the banner and the translation is named. */
    boolean properties() {
      return displayName != null
          || name != null
          || header != null
          || purpose != null
          || groupConstrained != null;
    }
  }

  /** What a group message is to become. */
  record Conversion(
      @Nullable String channelId,
      @Nullable String teamId,
      @Nullable String name,
      @Nullable String displayName) {}

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
