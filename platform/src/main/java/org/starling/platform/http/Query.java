package org.starling.platform.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/** The parameters of a query; one with a broken escape is left out, as the contract has it. */
record Query(Map<String, List<String>> parameters) {
  static final Query NONE = new Query(Map.of());

  static Query of(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    try {
      return new Query(decoded(text));
    } catch (IllegalArgumentException e) {
      return new Query(decoded(withoutBroken(text)));
    }
  }

  private static Map<String, List<String>> decoded(String text) {
    return QueryStringDecoder.builder()
        .hasPath(false)
        .maxParams(HttpLimits.QUERY_PARAMETERS_MAX)
        .semicolonIsNormalChar(true)
        .build(text)
        .parameters();
  }

  private static String withoutBroken(String text) {
    StringBuilder sound = new StringBuilder(text.length());
    for (String parameter : text.split("&")) {
      try {
        decoded(parameter);
        sound.append('&').append(parameter);
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
    return sound.toString();
  }

  /** The first value; empty text if absent. */
  String first(String name) {
    List<String> values = parameters.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }
}
