package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import org.starling.clustertests.history.Outcome;

/**
 * What came back.
 *
 * @param status 0 if nothing did
 * @param via the node that answered, as the proxy says
 * @param token of a new session; empty otherwise
 */
record Answer(int status, JsonNode json, String token, String via) {
  boolean good() {
    return status >= 200 && status < 300;
  }

  /** Only an answer of the server itself about the request says that it did not happen. */
  Outcome outcome() {
    if (good()) {
      return Outcome.DONE;
    }
    return refused() ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  /** Whether the server itself said no. */
  boolean refused() {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }
}
