package org.starling.features.absent;

import java.nio.charset.StandardCharsets;
import org.starling.kernel.Code;
import org.starling.platform.http.Reply;

/** How a row ends once its checks are passed. */
sealed interface Outcome {
  record Refused(Code code) implements Outcome {}

  record Answered(byte[] json) implements Outcome {}

  static Outcome of(String text) {
    if (text.equals("ok")) {
      return answered("{\"status\":\"OK\"}");
    }
    if (text.startsWith("= ")) {
      return answered(text.substring(2));
    }
    int space = text.indexOf(' ');
    return new Refused(
        AbsentCode.of(Integer.parseInt(text.substring(0, space)), text.substring(space + 1)));
  }

  private static Outcome answered(String json) {
    return new Answered(json.getBytes(StandardCharsets.UTF_8));
  }

  default Reply reply() {
    return switch (this) {
      case Refused(Code code) -> throw code.refuse();
      case Answered(byte[] json) -> Reply.encoded(200, json);
    };
  }
}
