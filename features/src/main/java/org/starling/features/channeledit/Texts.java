package org.starling.features.channeledit;

import java.util.regex.Pattern;
import org.starling.features.channels.Channel;

/** What people write about a channel, and its rules (contract errors-roles-limits.md section 2). */
record Texts(String displayName, String name, String header, String purpose) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([a-z\\-_0-9]+|(__)?)[a-z0-9]*");
  private static final Pattern LIKE_DIRECT = Pattern.compile("[a-z0-9]{26}__[a-z0-9]{26}");
  private static final Pattern LIKE_GROUP = Pattern.compile("[0-9a-f]{40}");

  static Texts of(Channel channel) {
    return new Texts(channel.displayName(), channel.name(), channel.header(), channel.purpose());
  }

  /** Refuses the first value that breaks a rule, in the contract's order. */
  void check(String type) {
    if (breaks(displayName, EditLimits.DISPLAY_NAME_CHARS_MAX)) {
      throw EditCode.BAD_DISPLAY_NAME.refuse("display_name");
    }
    if (name.length() > EditLimits.NAME_CHARS_MAX || !NAME.matcher(name).matches()) {
      throw EditCode.BAD_NAME.refuse("name");
    }
    boolean ofTeam = type.equals("O") || type.equals("P");
    if (!ofTeam && !type.equals("D") && !type.equals("G")) {
      throw EditCode.BAD_TYPE.refuse("type");
    }
    if (breaks(header, EditLimits.HEADER_CHARS_MAX)) {
      throw EditCode.BAD_HEADER.refuse("header");
    }
    if (breaks(purpose, EditLimits.PURPOSE_CHARS_MAX)) {
      throw EditCode.BAD_PURPOSE.refuse("purpose");
    }
    if (ofTeam && likeConversation()) {
      throw EditCode.NAME_OF_CONVERSATION.refuse("name");
    }
  }

  private boolean likeConversation() {
    return LIKE_DIRECT.matcher(name).matches() || LIKE_GROUP.matcher(name).matches();
  }

  /** A display name without marks that turn or hide text, and without blanks at its ends. */
  static String clean(String displayName) {
    StringBuilder clean = new StringBuilder();
    displayName.codePoints().filter(c -> !misleading(c)).forEach(clean::appendCodePoint);
    return clean.toString().strip();
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

  private static boolean breaks(String text, int charsMax) {
    return text.codePointCount(0, text.length()) > charsMax || text.indexOf('\0') >= 0;
  }
}
