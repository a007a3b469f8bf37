package org.starling.clustertests.people;

import java.util.Map;

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

  static Request get(String path) {
    return new Request("GET", path, Map.of());
  }
}
