package org.starling.clustertests.people;

import java.util.Map;
import org.starling.clustertests.history.Outcome;

/** What to ask the API; nothing is sent for an empty body. */
record Request(String method, String path, Map<String, ?> body) {
  static Request post(String path, Map<String, ?> body) {
    return new Request("POST", path, body);
  }

  static Request put(String path, Map<String, ?> body) {
    return new Request("PUT", path, body);
  }

  static Request delete(String path) {
    return new Request("DELETE", path, Map.of());
  }

  /**
   * What an answer to it says. A proxy may ask a second node when the first one fails, unless it is
   * a POST: what the first has deleted the second refuses.
   */
  Outcome outcome(Answer answer) {
    return method.equals("DELETE") && answer.refused() ? Outcome.UNKNOWN : answer.outcome();
  }

  static Request get(String path) {
    return new Request("GET", path, Map.of());
  }
}
