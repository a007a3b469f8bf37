package org.starling.features.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Id;
import org.starling.kernel.UserId;

/**
 * A message not sent yet.
 *
 * @param root the thread it is for; empty for the channel itself
 * @param priority as the client keeps it; an empty object if there is none
 */
record Draft(
    UserId user, ChannelId channel, String root, long createAt, long updateAt, Content content) {
  static final int MESSAGE_CHARS_MAX = 16_383;
  static final int PROPS_CHARS_MAX = 8_000;
  static final int FILES_CHARS_MAX = 300;
  static final int LISTED_MAX = 1_000;

  /** What its author has written. */
  record Content(
      String message, ObjectNode props, List<String> fileIds, ObjectNode priority, String type) {
    Content {
      if (message.codePointCount(0, message.length()) > MESSAGE_CHARS_MAX) {
        throw DraftCode.MESSAGE.refuse("at most " + MESSAGE_CHARS_MAX + " characters");
      }
      if (props.toString().length() > PROPS_CHARS_MAX) {
        throw DraftCode.PROPS.refuse("at most " + PROPS_CHARS_MAX + " characters");
      }
      if (String.join("\",\"", fileIds).length() > FILES_CHARS_MAX - 4) {
        throw DraftCode.FILES.refuse("at most " + FILES_CHARS_MAX + " characters");
      }
    }
  }

  Draft {
    if (!root.isEmpty() && !Id.isValid(root)) {
      throw DraftCode.ROOT.refuse();
    }
  }
}
