package org.starling.features.channeledit;

import java.util.regex.Pattern;
import org.starling.features.channels.Channel;

/** What a channel of a team must be like (contract errors-roles-limits.md section 2). */
final class ChannelRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([a-z\\-_0-9]+|(__)?)[a-z0-9]*");
  private static final Pattern LIKE_DIRECT = Pattern.compile("[a-z0-9]{26}__[a-z0-9]{26}");
  private static final Pattern LIKE_GROUP = Pattern.compile("[0-9a-f]{40}");

  private ChannelRules() {}

  /** Refuses the first value that breaks a rule, in the contract's order. */
  static void check(Channel channel) {
    if (length(channel.displayName()) > EditLimits.DISPLAY_NAME_CHARS_MAX
        || hasNul(channel.displayName())) {
      throw EditCode.BAD_DISPLAY_NAME.refuse("display_name");
    }
    if (channel.name().length() > EditLimits.NAME_CHARS_MAX
        || !NAME.matcher(channel.name()).matches()) {
      throw EditCode.BAD_NAME.refuse("name");
    }
    if (!channel.open() && !channel.type().equals("P") && !channel.conversation()) {
      throw EditCode.BAD_TYPE.refuse("type");
    }
    if (length(channel.header()) > EditLimits.HEADER_CHARS_MAX || hasNul(channel.header())) {
      throw EditCode.BAD_HEADER.refuse("header");
    }
    if (length(channel.purpose()) > EditLimits.PURPOSE_CHARS_MAX || hasNul(channel.purpose())) {
      throw EditCode.BAD_PURPOSE.refuse("purpose");
    }
    if (!channel.conversation() && likeConversation(channel.name())) {
      throw EditCode.NAME_OF_CONVERSATION.refuse("name");
    }
  }

  /** Without marks that turn or hide text, and without blanks at the ends. */
  static String cleanDisplayName(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().filter(c -> !misleading(c)).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean likeConversation(String name) {
    return LIKE_DIRECT.matcher(name).matches() || LIKE_GROUP.matcher(name).matches();
  }

  /** The marks that Unicode holds unsuitable for text with markup. */
  private static boolean misleading(int c) {
    return c == 0x0340
        || c == 0x0341
        || c == 0x17A3
        || c == 0x17D3
        || c == 0x2028
        || c == 0x2029
        || c >= 0x202A && c <= 0x202E
        || c >= 0x206A && c <= 0x206F
        || c >= 0xFFF9 && c <= 0xFFFC
        || c == 0xFEFF
        || c >= 0x1D173 && c <= 0x1D17A
        || c >= 0xE0000 && c <= 0xE007F;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean hasNul(String text) {
    return text.indexOf('\0') >= 0;
  }
}
