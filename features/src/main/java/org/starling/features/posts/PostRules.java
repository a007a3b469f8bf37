package org.starling.features.posts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.features.channels.Channel;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.http.Json;

/** What a post sent by a person must keep to. */
public final class PostRules {
  private static final Set<String> TYPES =
      Set.of("", "me", "slack_attachment", "reminder", "add_bot_teams_channels");
  private static final Set<String> SERVER_PROPS =
      Set.of("add_channel_member", "force_notification");

  private PostRules() {}

  public static void checkType(String type) {
    if (type.startsWith("system_")) {
      throw PostCode.SYSTEM_TYPE.refuse("type");
    }
  }

  /** The post, without its time, after the contract's checks in their order. */
  public static Post checked(PostId id, UserId author, Channel channel, PostBody body) {
    String type = text(body.type());
    if (type.equals("burn_on_read")) {
      throw PostCode.BURN_ON_READ.refuse();
    }
    if (!text(body.id()).isEmpty()) {
      throw PostCode.ID_GIVEN.refuse();
    }
    String message = message(text(body.message()));
    boolean custom = type.startsWith("custom_") && type.length() <= PostLimits.TYPE_CHARS_MAX;
    if (!custom && !TYPES.contains(type)) {
      throw PostCode.TYPE.refuse(type);
    }
    checkFiles(body.fileIds());
    return new Post(
        id,
        0,
        0,
        0,
        0,
        false,
        author,
        channel.id(),
        text(body.rootId()),
        "",
        message,
        type,
        props(body.props()),
        Hashtags.in(message),
        List.of(),
        false,
        "");
  }

  /** The text if it may be stored. */
  public static String message(String text) {
    String message = Texts.storable(text);
    if (Texts.characters(message) > PostLimits.MESSAGE_CHARS_MAX) {
      throw PostCode.TOO_LONG.refuse("at most " + PostLimits.MESSAGE_CHARS_MAX + " characters");
    }
    return message;
  }

  /** Without what only the server says. */
  public static Map<String, Object> props(@Nullable Map<String, @Nullable Object> sent) {
    Map<String, Object> props = Texts.storable(sent);
    if (props.isEmpty()) {
      return props;
    }
    props.keySet().removeAll(SERVER_PROPS);
    if (Texts.characters(Json.text(props)) > PostLimits.PROPS_CHARS_MAX) {
      throw PostCode.PROPS.refuse("at most " + PostLimits.PROPS_CHARS_MAX + " characters");
    }
    return Attachments.shaped(props);
  }

  public static void checkFiles(@Nullable List<@Nullable String> files) {
    if (files != null
        && Json.text(files.stream().distinct().toList()).length() > PostLimits.FILE_IDS_CHARS_MAX) {
      throw PostCode.FILES.refuse("at most " + PostLimits.FILE_IDS_CHARS_MAX + " characters");
    }
  }

  /** A client's own id as it is stored: long ones as their hash. */
  public static String pendingId(String id) {
    String whole = Texts.storable(id);
    if (whole.length() <= PostLimits.PENDING_ID_CHARS_MAX) {
      return whole;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(whole.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
